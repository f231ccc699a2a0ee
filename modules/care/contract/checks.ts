/** Daily safe check-ins 平安打卡. */
import {
  Id,
  Instant,
  nullable,
  oneOf,
  personal,
  type Static,
  Type,
} from '#platform/contract/index.ts';
import { byElder, Day, sheetType } from './elders.ts';
import { closings } from './words.ts';

const Text = Type.String();

/** How a check-in of today stands; the first ones come first on the board. */
export const boardStates = [
  'missed',
  'due',
  'waiting',
  'late',
  'closed',
  'done',
  'paused',
] as const;
export type BoardState = (typeof boardStates)[number];

/** A check-in on the board of a day. */
export const CheckRow = Type.Object({
  checkId: nullable(Text),
  elderId: Text,
  number: Type.Integer(),
  name: Type.String(personal('care.elders.name')),
  age: nullable(Type.Integer()),
  phone: Type.String(personal('care.elders.phone')),
  villageZh: Text,
  villageEn: Text,
  gridCellZh: Text,
  livingAlone: Type.Boolean(),
  minute: Type.Integer(),
  dueAt: Instant,
  state: oneOf(boardStates),
  how: Text,
  doneAt: nullable(Instant),
  step: Type.Integer(),
  caseId: nullable(Text),
  caseNumber: Text,
  outcome: Text,
  reason: Type.String(personal('care.checks.reason')),
});
export type CheckRow = Static<typeof CheckRow>;

export const Board = Type.Object({ day: Text, items: Type.Array(CheckRow) });
export type Board = Static<typeof Board>;

const DayQuery = Type.Object({ day: Type.Optional(Day) });

export const checkOperations = {
  board: {
    method: 'GET',
    path: '/care/checks',
    summary: 'The check-ins of a day within reach: what is late first',
    permission: 'care.read',
    query: DayQuery,
    reply: Board,
    problems: ['day-unfit'],
  },
  boardSheet: {
    method: 'GET',
    path: '/care/checks/file',
    summary: 'The same as XLSX, masked',
    permission: 'care.read',
    query: DayQuery,
    reply: Type.Unknown(),
    file: sheetType,
    problems: ['day-unfit'],
  },
  checkFor: {
    method: 'POST',
    path: '/care/elders/:elderId/checks',
    summary: 'Note a sign of life that came by telephone or face to face',
    permission: 'care.check',
    params: byElder,
    body: Type.Object({ how: oneOf(['phone', 'visit']) }),
    reply: Type.Object({ slots: Type.Integer() }),
    idempotent: true,
    problems: ['not-found', 'no-check-in-agreed'],
  },
  closeCheck: {
    method: 'POST',
    path: '/care/checks/:checkId/close',
    summary: 'Close a missed check-in with what was found',
    permission: 'care.check',
    params: Type.Object({ checkId: Id }),
    body: Type.Object({
      outcome: oneOf(closings),
      reason: Type.String({ minLength: 2, maxLength: 500 }),
    }),
    reply: Type.Object({ state: Text }),
    idempotent: true,
    problems: ['not-found', 'check-closed'],
  },
} as const;
