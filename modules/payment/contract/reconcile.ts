/** The daily comparison of ours, the channel's statement and the treasury's. */
import {
  defineApi,
  Done,
  Id,
  Instant,
  notPersonal,
  nullable,
  oneOf,
  pageOf,
  paging,
  type Static,
  Type,
} from '#platform/contract/index.ts';
import { FileOutcome } from './manage.ts';
import { channels, differenceTypes, sources } from './words.ts';

const Text = Type.String();
const Day = Type.String({ format: 'date' });
const Sum = nullable(Type.Integer());

/** A day of a channel, compared. */
export const ReconciliationRow = Type.Object({
  id: Text,
  day: Text,
  channel: oneOf(channels),
  oursCount: Type.Integer(),
  oursFen: Type.Integer(),
  channelCount: Sum,
  channelFen: Sum,
  treasuryCount: Sum,
  treasuryFen: Sum,
  differenceCount: Type.Integer(),
  fault: Text,
  simulated: Type.Boolean(),
  runAt: Instant,
});
export type ReconciliationRow = Static<typeof ReconciliationRow>;

/** Where the three do not agree. */
export const DifferenceRow = Type.Object({
  id: Text,
  day: Text,
  channel: oneOf(channels),
  type: oneOf(differenceTypes),
  source: oneOf(sources),
  key: Text,
  kind: oneOf(['payment', 'refund']),
  oursFen: Sum,
  channelFen: Sum,
  treasuryFen: Sum,
  departmentZh: Text,
  departmentEn: Text,
  caseId: nullable(Text),
  caseNumber: Text,
  state: oneOf(['open', 'settled', 'vanished']),
  words: Text,
  settledByName: Type.String(notPersonal('a member of staff in office')),
  settledAt: nullable(Instant),
  createdAt: Instant,
  version: Type.Integer(),
});
export type DifferenceRow = Static<typeof DifferenceRow>;

export const reconcileOperations = defineApi('payment', {
  reconciliations: {
    method: 'GET',
    path: '/payment/reconciliations',
    summary: 'Days that were compared, newest first',
    permission: 'payment.read',
    query: Type.Object({ ...paging }),
    reply: pageOf(ReconciliationRow),
  },
  reconcile: {
    method: 'POST',
    path: '/payment/reconciliations',
    summary: 'Compare a day now, every channel',
    permission: 'payment.reconcile',
    body: Type.Object({ day: Day }),
    reply: Type.Object({ differences: Type.Integer() }),
    problems: ['day-not-over'],
  },
  differences: {
    method: 'GET',
    path: '/payment/differences',
    summary: 'Differences, open ones first',
    permission: 'payment.read',
    query: Type.Object({
      state: Type.Optional(oneOf(['open', 'settled', 'vanished'])),
      day: Type.Optional(Day),
      ...paging,
    }),
    reply: pageOf(DifferenceRow),
  },
  differencesSheet: {
    method: 'GET',
    path: '/payment/differences.xlsx',
    summary: 'The same as a workbook',
    permission: 'payment.read',
    file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    reply: Type.Unknown(),
  },
  settleDifference: {
    method: 'POST',
    path: '/payment/differences/:differenceId/settle',
    summary: 'Note how a difference was settled',
    permission: 'payment.reconcile',
    params: Type.Object({ differenceId: Id }),
    body: Type.Object({ words: Type.String({ maxLength: 300 }), version: Type.Integer() }),
    reply: Done,
    problems: ['decided-already', 'payment-reason-short', 'changed-meanwhile'],
  },
  importTreasury: {
    method: 'POST',
    path: '/payment/treasury/import',
    summary: 'Read the treasury’s statement of days (CSV or XLSX); every faulty row is named',
    permission: 'payment.reconcile',
    body: Type.Object({
      name: Type.String({ maxLength: 200 }),
      file: Type.String({ minLength: 8, maxLength: 8_000_000 }),
      apply: Type.Boolean(),
    }),
    bodyLimitBytes: 9_000_000,
    reply: FileOutcome,
    problems: ['payment-file-unreadable'],
  },
});
