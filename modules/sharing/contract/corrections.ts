/** Telling the source that a value is wrong, and matters of several departments. */
import {
  defineApi,
  Id,
  Instant,
  nullable,
  oneOf,
  pageOf,
  paging,
  personal,
  type Static,
  Type,
} from '#platform/contract/index.ts';
import { SharedRow, GrantedField } from './grants.ts';
import { correctionStates } from './states.ts';

const Text = Type.String();
const Ref = Type.String({ minLength: 1, maxLength: 500 });
const Value = (field: string) => Type.String(personal(`sharing.corrections.${field}`, 'staff'));

/** A correction as both departments see it. */
export const CorrectionRow = Type.Object({
  id: Text,
  grantId: Text,
  number: Text,
  resourceZh: Text,
  resourceEn: Text,
  fieldKey: Text,
  fieldZh: Text,
  fieldEn: Text,
  departmentId: Text,
  departmentZh: Text,
  departmentEn: Text,
  ownerDepartmentId: Text,
  ownerZh: Text,
  ownerEn: Text,
  /** As it was seen through the grant. */
  presentValue: Value('present_value'),
  rightValue: Value('right_value'),
  words: Value('words'),
  state: oneOf(correctionStates),
  answer: Value('answer'),
  /** What was changed at the source, where it was. */
  effect: Text,
  sentAt: Instant,
  dueAt: Instant,
  overdue: Type.Boolean(),
  answeredAt: nullable(Instant),
  version: Type.Integer(),
  acts: Type.Array(Text),
});
export type CorrectionRow = Static<typeof CorrectionRow>;

/** A matter of several departments with the shared rows that it rests on. */
export const MatterView = Type.Object({
  caseId: Text,
  caseNumber: Text,
  title: Text,
  grantId: Text,
  number: Text,
  resourceZh: Text,
  resourceEn: Text,
  openedAt: Instant,
  /** Departments that take part, lead first. */
  departmentsZh: Type.Array(Text),
  departmentsEn: Type.Array(Text),
  rowCount: Type.Integer(),
  /** Whether whoever looks may see the rows: their department holds the grant or owns the data. */
  open: Type.Boolean(),
});
export type MatterView = Static<typeof MatterView>;

const one = Type.Object({ correctionId: Id });
const ofGrant = Type.Object({ grantId: Id });

export const correctionOperations = defineApi('sharing', {
  corrections: {
    method: 'GET',
    path: '/sharing/corrections',
    summary: 'Corrections sent by the own department or to be answered by it, newest first',
    permission: 'sharing.read',
    query: Type.Object({
      side: Type.Optional(oneOf(['sent', 'received', 'all'])),
      state: Type.Optional(oneOf(correctionStates)),
      ...paging,
    }),
    reply: pageOf(CorrectionRow),
  },
  sendCorrection: {
    method: 'POST',
    path: '/sharing/grants/:grantId/corrections',
    summary: 'Tell the source that a value is wrong; it answers by a deadline',
    permission: 'sharing.use',
    params: ofGrant,
    body: Type.Object({
      ref: Ref,
      field: Type.String({ maxLength: 40 }),
      rightValue: Type.String({ maxLength: 300 }),
      words: Type.String({ maxLength: 500 }),
    }),
    reply: CorrectionRow,
    status: 201,
    problems: ['grant-ended', 'grant-foreign', 'field-not-granted', 'row-unknown', 'words-short'],
  },
  answerCorrection: {
    method: 'POST',
    path: '/sharing/corrections/:correctionId/answer',
    summary:
      'Answer a correction as the source: accepted, done with its effect, or refused with the reason',
    permission: 'sharing.decide',
    params: one,
    body: Type.Object({
      act: oneOf(['accept', 'finish', 'refuse']),
      answer: Type.String({ maxLength: 500 }),
      effect: Type.String({ maxLength: 300 }),
      version: Type.Integer(),
    }),
    reply: CorrectionRow,
    problems: ['correction-settled', 'not-owner', 'words-short', 'changed-meanwhile'],
  },
  withdrawCorrection: {
    method: 'POST',
    path: '/sharing/corrections/:correctionId/withdraw',
    summary: 'Take a correction back before it is answered',
    permission: 'sharing.use',
    params: one,
    reply: CorrectionRow,
    problems: ['correction-settled', 'grant-foreign'],
  },
  matters: {
    method: 'GET',
    path: '/sharing/matters',
    summary: 'Matters of several departments that rest on shared data, newest first',
    permission: 'sharing.read',
    query: Type.Object({ grantId: Type.Optional(Id), ...paging }),
    reply: pageOf(MatterView),
  },
  openMatter: {
    method: 'POST',
    path: '/sharing/grants/:grantId/matters',
    summary: 'Open one case with several departments; the granted rows go along by reference',
    permission: 'sharing.use',
    params: ofGrant,
    body: Type.Object({
      title: Type.String({ minLength: 4, maxLength: 80 }),
      description: Type.String({ minLength: 6, maxLength: 1000 }),
      categoryCode: Type.String({ maxLength: 20 }),
      /** Departments besides the one that leads by the duty matrix. */
      departmentIds: Type.Array(Id, { minItems: 1, maxItems: 8, uniqueItems: true }),
      refs: Type.Array(Ref, { minItems: 1, maxItems: 50, uniqueItems: true }),
    }),
    reply: MatterView,
    status: 201,
    idempotent: true,
    problems: ['grant-ended', 'grant-foreign', 'row-unknown', 'matter-category-unknown'],
  },
  matterRows: {
    method: 'GET',
    path: '/sharing/matters/:caseId/rows',
    summary: 'The rows of a matter, read anew through the grant; a use like any other',
    permission: 'sharing.use',
    params: Type.Object({ caseId: Id }),
    reply: Type.Object({ fields: Type.Array(GrantedField), items: Type.Array(SharedRow) }),
    problems: ['grant-ended', 'grant-foreign', 'volume-reached', 'source-failed'],
  },
});
