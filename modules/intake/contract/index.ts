/** What the intake offers over HTTP. Files are sent to `POST /api/v1/intake/sources/:sourceId/files` as they are. */
import {
  defineApi,
  Done,
  Id,
  nullable,
  oneOf,
  pageOf,
  paging,
  personal,
  type Static,
  Type,
} from '#platform/contract/index.ts';
import { inPlaceOperations } from './in-place.ts';
import { Mapping } from './mapping.ts';
import { batchStates, ColumnProfile, Counts, modes, Progress, Reading, Remark } from './shapes.ts';
import { SourceInput, SourceView } from './source.ts';

export * from './events.ts';
export * from './in-place.ts';
export * from './mapping.ts';
export * from './shapes.ts';
export * from './source.ts';

/** A batch in a list. */
export const BatchHead = Type.Object({
  id: Type.String(),
  number: Type.Integer(),
  title: Type.String(),
  sourceId: Type.String(),
  sourceTitle: Type.String(),
  resourceId: Type.String(),
  resourceTitle: Type.String(),
  departmentName: Type.String(),
  state: oneOf(batchStates),
  mode: oneOf(modes),
  counts: Counts,
  progress: Progress,
  /** Why it failed, in words; empty when it did not. */
  problem: Type.String(),
  cure: Type.String(),
  madeByName: Type.String(personal('intake.batches.made_by_name', 'staff')),
  createdAt: Type.String(),
  appliedAt: nullable(Type.String()),
  takenBackAt: nullable(Type.String()),
  takenBackReason: Type.String(),
});
export type BatchHead = Static<typeof BatchHead>;

/** A batch with all that a desk needs. */
export const BatchView = Type.Object({
  ...BatchHead.properties,
  bytes: Type.Integer(),
  reading: Reading,
  sheets: Type.Array(Type.String()),
  remarks: Type.Array(Remark),
  columns: Type.Array(ColumnProfile),
  mapping: Mapping,
  version: Type.Integer(),
});
export type BatchView = Static<typeof BatchView>;

/** A refused row; shown whole to those who mend it. */
export const RefusedRow = Type.Object({
  /** Names the row in calls; `row` is what the spreadsheet shows. */
  line: Type.Integer(),
  row: Type.Integer(),
  reasons: Type.Array(Type.String()),
  values: Type.Record(Type.String(), Type.String()),
  fixed: Type.Boolean(),
});
export type RefusedRow = Static<typeof RefusedRow>;

/** A row as it would be kept; personal values as the owner sees them. */
export const SampleRow = Type.Object({
  line: Type.Integer(),
  row: Type.Integer(),
  /** Fields that were repaired. */
  repaired: Type.Array(Type.String()),
  raw: Type.Record(Type.String(), Type.String()),
  values: Type.Record(Type.String(), nullable(Type.String())),
});
export type SampleRow = Static<typeof SampleRow>;

const byBatch = Type.Object({ batchId: Id });
const bySource = Type.Object({ sourceId: Id });
const read = 'intake.read';
const bring = 'intake.bring';
const connect = 'intake.connect';

export const api = defineApi('intake', {
  ...inPlaceOperations.operations,
  sources: {
    method: 'GET',
    path: '/intake/sources',
    summary: 'Sources of the own department',
    permission: read,
    query: Type.Object({ resourceId: Type.Optional(Id) }),
    reply: Type.Object({ items: Type.Array(SourceView) }),
  },
  addSource: {
    method: 'POST',
    path: '/intake/sources',
    summary: 'Set a source up',
    permission: read,
    body: SourceInput,
    reply: SourceView,
    status: 201,
    problems: ['source-settings-faulty', 'source-not-own', 'resource-unknown'],
  },
  saveSource: {
    method: 'PUT',
    path: '/intake/sources/:sourceId',
    summary: 'Change a source',
    permission: read,
    params: bySource,
    body: Type.Object({
      ...SourceInput.properties,
      active: Type.Boolean(),
      version: Type.Integer(),
    }),
    reply: SourceView,
    problems: ['source-unknown', 'source-not-own', 'source-settings-faulty', 'changed-meanwhile'],
  },
  tryConnection: {
    method: 'POST',
    path: '/intake/sources/try',
    summary: 'Fetch the first rows of a source without keeping anything',
    permission: connect,
    body: Type.Object({ ...SourceInput.properties, sourceId: Type.Optional(Id) }),
    reply: Type.Object({ columns: Type.Array(Type.String()), rows: Type.Integer() }),
    problems: ['source-unreachable', 'source-answer-faulty', 'source-settings-faulty'],
  },
  runSource: {
    method: 'POST',
    path: '/intake/sources/:sourceId/run',
    summary: 'Fetch from a source now',
    permission: bring,
    params: bySource,
    body: Type.Object({ automatic: Type.Boolean() }),
    reply: Type.Object({ batchId: Type.String() }),
    status: 201,
    problems: ['source-unknown', 'source-busy', 'nothing-new'],
  },
  batches: {
    method: 'GET',
    path: '/intake/batches',
    summary: 'Batches of the own department, newest first',
    permission: read,
    query: Type.Object({
      resourceId: Type.Optional(Id),
      sourceId: Type.Optional(Id),
      state: Type.Optional(oneOf(batchStates)),
      ...paging,
    }),
    reply: pageOf(BatchHead),
  },
  batch: {
    method: 'GET',
    path: '/intake/batches/:batchId',
    summary: 'One batch with its columns, mapping and counts',
    permission: bring,
    params: byBatch,
    reply: BatchView,
    problems: ['batch-unknown'],
  },
  reread: {
    method: 'POST',
    path: '/intake/batches/:batchId/reread',
    summary: 'Read the file in another way: encoding, delimiter, sheet, row of the titles',
    permission: bring,
    params: byBatch,
    body: Reading,
    reply: BatchView,
    problems: ['batch-unknown', 'batch-not-there-yet'],
  },
  check: {
    method: 'POST',
    path: '/intake/batches/:batchId/check',
    summary: 'Check the rows with a mapping',
    permission: bring,
    params: byBatch,
    body: Type.Object({ mapping: Mapping, mode: oneOf(modes) }),
    reply: BatchView,
    bodyLimitBytes: 2_000_000,
    problems: [
      'batch-unknown',
      'batch-not-there-yet',
      'column-vanished',
      'mapping-empty',
      'pattern-faulty',
    ],
  },
  samples: {
    method: 'GET',
    path: '/intake/batches/:batchId/samples',
    summary: 'Accepted rows beside what they were, repaired ones first or alone',
    permission: bring,
    params: byBatch,
    query: Type.Object({ repaired: Type.Optional(Type.Boolean()) }),
    reply: Type.Object({ items: Type.Array(SampleRow) }),
    problems: ['batch-unknown', 'batch-not-there-yet'],
  },
  refused: {
    method: 'GET',
    path: '/intake/batches/:batchId/refused',
    summary: 'Refused rows with their reasons',
    permission: bring,
    params: byBatch,
    query: Type.Object({ reason: Type.Optional(Type.String({ maxLength: 80 })), ...paging }),
    reply: pageOf(RefusedRow),
    problems: ['batch-unknown'],
  },
  refusedFile: {
    method: 'GET',
    path: '/intake/batches/:batchId/refused.xlsx',
    summary: 'Refused rows with their reasons as a workbook; of more than 50,000 the first',
    permission: bring,
    params: byBatch,
    reply: Type.Unknown(),
    file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    problems: ['batch-unknown'],
  },
  refusedCsv: {
    method: 'GET',
    path: '/intake/batches/:batchId/refused.csv',
    summary: 'Refused rows with their reasons as a CSV',
    permission: bring,
    params: byBatch,
    reply: Type.Unknown(),
    file: 'text/csv; charset=utf-8',
    problems: ['batch-unknown'],
  },
  fix: {
    method: 'PUT',
    path: '/intake/batches/:batchId/refused/:line',
    summary: 'Mend a refused row; it is accepted when nothing is wrong any more',
    permission: bring,
    params: Type.Object({ batchId: Id, line: Type.Integer({ minimum: 1 }) }),
    body: Type.Object({ values: Type.Record(Type.String(), Type.String({ maxLength: 10_000 })) }),
    reply: Type.Object({ reasons: Type.Array(Type.String()) }),
    problems: ['batch-unknown', 'batch-not-there-yet', 'row-not-refused', 'too-many-fixes'],
  },
  apply: {
    method: 'POST',
    path: '/intake/batches/:batchId/apply',
    summary: 'Make the accepted rows visible',
    permission: bring,
    params: byBatch,
    reply: BatchView,
    problems: ['batch-unknown', 'batch-not-there-yet', 'nothing-accepted'],
  },
  takeBack: {
    method: 'POST',
    path: '/intake/batches/:batchId/take-back',
    summary: 'Take the rows of an applied batch back, whole',
    permission: bring,
    params: byBatch,
    body: Type.Object({ reason: Type.String({ minLength: 2, maxLength: 200 }) }),
    reply: BatchView,
    problems: ['batch-unknown', 'batch-not-there-yet'],
  },
  discard: {
    method: 'DELETE',
    path: '/intake/batches/:batchId',
    summary: 'Throw a batch away that was not applied',
    permission: bring,
    params: byBatch,
    reply: Done,
    problems: ['batch-unknown', 'batch-not-there-yet'],
  },
  retry: {
    method: 'POST',
    path: '/intake/batches/:batchId/retry',
    summary: 'Go on with a batch that failed',
    permission: bring,
    params: byBatch,
    reply: BatchView,
    problems: ['batch-unknown', 'batch-not-there-yet'],
  },
  rows: {
    method: 'GET',
    path: '/intake/resources/:resourceId/rows',
    summary: 'Rows that a resource holds, personal fields masked; for its owner',
    permission: bring,
    params: Type.Object({ resourceId: Id }),
    query: Type.Object(paging),
    reply: Type.Object({
      total: Type.Integer(),
      items: Type.Array(
        Type.Object({
          row: Type.String(),
          values: Type.Record(Type.String(), nullable(Type.String())),
        }),
      ),
      nextCursor: nullable(Type.String()),
    }),
    problems: ['resource-unknown', 'source-not-own'],
  },
});
