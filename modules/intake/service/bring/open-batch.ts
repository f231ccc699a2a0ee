/** A batch begins. */
import { resourceOf } from '#modules/catalogue/index.ts';
import { audit } from '#platform/audit/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { problem } from '../../problems.ts';
import { noCounts, type Reading } from '../../contract/shapes.ts';
import { insertBatch, nextNumber } from '../../store/batches.ts';
import type { BatchFacts, BatchRow, SourceRow } from '../../store/tables.ts';

/** What a batch is begun with. */
export interface NewBatch {
  readonly source: SourceRow;
  readonly title: string;
  readonly given: Reading;
  /** Goes on by itself with the mapping of its source. */
  readonly automatic: boolean;
  readonly bytes: number;
  /** Nothing is left to fetch. */
  readonly complete: boolean;
}

const noFacts: BatchFacts = {
  columns: [],
  bytes: 0,
  reading: {},
  given: {},
  sheets: [],
  remarks: [],
  brokenLines: [],
  cursor: null,
  complete: false,
  watermark: null,
};

/** Writes a batch that is fetched or read from now on. @throws resource-stays */
export async function openBatch(tx: Tx, given: NewBatch): Promise<BatchRow> {
  const { ctx } = tx;
  const { source, title, automatic } = given;
  const resource = await resourceOf(tx, source.resourceId);
  if (resource.kind === 'inPlace') throw problem('resource-stays', { resource: resource.titleZh });
  const now = ctx.clock.now();
  const row: BatchRow = {
    id: uuidv7(),
    tenantId: ctx.tenantId,
    number: await nextNumber(tx),
    sourceId: source.id,
    resourceId: resource.id,
    departmentId: resource.ownerDepartmentId,
    state: 'fetching',
    mode: source.mode,
    title: title.slice(0, 200),
    facts: { ...noFacts, given: given.given, bytes: given.bytes, complete: given.complete },
    profile: null,
    mapping: source.mapping,
    counts: noCounts,
    progress: {
      step: given.complete ? 'read' : 'fetch',
      done: 0,
      total: given.complete ? given.bytes : 0,
      since: now.toISOString(),
    },
    problem: null,
    ordinal: null,
    baseRow: null,
    attempts: 0,
    automatic,
    madeBy: ctx.actor.personId,
    madeByName: ctx.actor.name,
    createdAt: now,
    appliedAt: null,
    takenBackAt: null,
    takenBackReason: '',
    endedAt: null,
    version: 1,
  };
  await insertBatch(tx, row);
  await audit(tx, [
    { action: 'intake.begin', subject: row.id, detail: { number: row.number, kind: source.kind } },
  ]);
  return row;
}
