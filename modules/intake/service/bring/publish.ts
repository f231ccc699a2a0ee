/** Rows become visible: the snapshot of a resource is made and swapped in, in one transaction with the state of the batch. */
import { resourceOf, type ResourceView } from '#modules/catalogue/index.ts';
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import type { DuckDBConnection } from '#platform/duckdb/index.ts';
import { emit } from '#platform/events/index.ts';
import { events } from '../../contract/events.ts';
import { mergedRows, movedRows, newestRows, type Sides } from '../../rules/merge.ts';
import { appliedBatches, batchRow, updateBatch } from '../../store/batches.ts';
import {
  batchFiles,
  insertFiles,
  letGo,
  markSnapshot,
  snapshotFiles,
  snapshotRow,
  updateSnapshot,
} from '../../store/lake.ts';
import { updateSource } from '../../store/sources.ts';
import type { BatchRow, LakeFileRow } from '../../store/tables.ts';
import { draftFile, writeFile } from '../lake/files.ts';
import { keysOf, rawRelation, rowsRelation } from '../lake/relation.ts';
import { lakeOf } from '../lake/room.ts';
import { type Teller, tellerOf } from './progress.ts';

/** Another batch was swapped in meanwhile: made anew. */
class Overtaken extends Error {
  override readonly name = 'Overtaken';
}

interface Now {
  readonly resource: ResourceView;
  readonly version: number;
  readonly held: readonly LakeFileRow[];
}

interface Next {
  /** Files that are read from now on. */
  readonly files: readonly LakeFileRow[];
  /** Of those, the one that was written for it. */
  readonly written: LakeFileRow | null;
  readonly moved: { readonly added: number; readonly changed: number; readonly removed: number };
}

async function nowOf(tx: Tx, batch: BatchRow): Promise<Now> {
  const resource = await resourceOf(tx, batch.resourceId);
  const snapshot = await snapshotRow(tx, batch.resourceId);
  const held = await snapshotFiles(tx, batch.resourceId);
  return { resource, version: snapshot?.version ?? 0, held };
}

/** Publishes a checked batch. */
export async function publish(ctx: Ctx, connection: DuckDBConnection, batch: BatchRow) {
  const { now, came } = await ctx.database.inTenant(ctx, async (tx) => ({
    now: await nowOf(tx, batch),
    came: await batchFiles(tx, [batch.id], 'rows'),
  }));
  const teller = tellerOf(ctx, batch, { step: 'apply', total: rowsOf(came) + rowsOf(now.held) });
  const given = { now, came, mode: batch.mode, teller };
  const next = await afterBatch(ctx, connection, given).finally(teller.end);
  await swap(ctx, batch, { now, next }, async (tx, ordinal) => {
    const { added, changed, removed } = next.moved;
    const at = ctx.clock.now();
    await updateBatch(tx, batch.id, {
      state: 'applied',
      ordinal,
      counts: { ...batch.counts, added, changed, removed },
      appliedAt: at,
      endedAt: at,
      progress: { step: 'none', done: 0, total: 0, since: null },
    });
    await letGo(tx, { batchId: batch.id, kinds: ['staged'] });
    const { watermark } = batch.facts;
    await updateSource(tx, batch.sourceId, {
      mapping: batch.mapping,
      lastProblem: null,
      ...(watermark !== null ? { watermark } : {}),
    });
    await tell(tx, batch, events.applied, next.moved);
  });
}

async function afterBatch(
  ctx: Ctx,
  connection: DuckDBConnection,
  {
    now,
    came,
    mode,
    teller,
  }: {
    readonly now: Now;
    readonly came: readonly LakeFileRow[];
    readonly mode: BatchRow['mode'];
    readonly teller: Teller;
  },
): Promise<Next> {
  const { resource, held } = now;
  const [rows, before] = [rowsOf(came), rowsOf(held)];
  const hasKeys = resource.keyFields.length > 0;
  if (held.length === 0 || !hasKeys) {
    const replaces = mode === 'replace';
    const files = replaces ? came : [...held, ...came];
    const moved = { added: rows, changed: 0, removed: replaces ? before : 0 };
    return { files, written: null, moved };
  }
  const room = lakeOf(ctx.database);
  const sides = {
    held: rowsRelation(room, held, resource.fields),
    came:
      came.length > 0 ? rowsRelation(room, came, resource.fields) : emptyLike(room, held, resource),
  };
  const keepsOthers = mode !== 'replace';
  return movedAndWritten(ctx, connection, { resource, sides, keepsOthers, teller });
}

const rowsOf = (files: readonly LakeFileRow[]): number =>
  files.reduce((sum, file) => sum + file.rows, 0);

/** Of the time: counting what moves. The rest is writing. */
const movedShare = 0.4;

async function movedAndWritten(
  ctx: Ctx,
  connection: DuckDBConnection,
  {
    resource,
    sides,
    keepsOthers,
    teller,
  }: {
    readonly resource: ResourceView;
    readonly sides: Sides;
    readonly keepsOthers: boolean;
    readonly teller: Teller;
  },
): Promise<Next> {
  const counted = teller.total * movedShare;
  const moved = await teller.during(connection, { from: 0, to: counted }, () =>
    movedOf(connection, movedRows(resource, sides, keepsOthers)),
  );
  const statement = mergedRows(resource, sides, keepsOthers);
  const written = await teller.during(connection, { from: counted, to: teller.total }, () =>
    writeSnapshot(ctx, connection, { resource, statement }),
  );
  return { files: [written], written, moved };
}

type Room = ReturnType<typeof lakeOf>;

const emptyLike = (room: Room, files: readonly LakeFileRow[], { fields }: ResourceView): string =>
  `(SELECT * FROM ${rowsRelation(room, files.slice(0, 1), fields)} WHERE FALSE)`;

async function movedOf(connection: DuckDBConnection, statement: string): Promise<Next['moved']> {
  const read = await connection.runAndReadAll(statement);
  const [added = 0, changed = 0, removed = 0] = (read.getRows()[0] ?? []).map(Number);
  return { added, changed, removed };
}

async function writeSnapshot(
  ctx: Ctx,
  connection: DuckDBConnection,
  { resource, statement }: { readonly resource: ResourceView; readonly statement: string },
): Promise<LakeFileRow> {
  const draft = draftFile(ctx, {
    resourceId: resource.id,
    batchId: null,
    kind: 'snapshot',
    form: 'parquet',
    part: 0,
    fieldKeys: keysOf(resource),
  });
  const file = await writeFile(ctx, connection, { draft, statement });
  const ends = await connection.runAndReadAll(
    `SELECT coalesce(min(_row), 0), coalesce(max(_row), 0) FROM ${rawRelation(lakeOf(ctx.database), file)}`,
  );
  const [firstRow = 0, lastRow = 0] = (ends.getRows()[0] ?? []).map(Number);
  return { ...file, firstRow, lastRow };
}

/** Takes the rows of an applied batch back: what remains is made anew from all other batches. */
export async function takeBack(ctx: Ctx, connection: DuckDBConnection, batch: BatchRow) {
  const { now, others } = await ctx.database.inTenant(ctx, async (tx) => {
    const applied = (await appliedBatches(tx, batch.resourceId)).filter(
      ({ id }) => id !== batch.id,
    );
    const from = applied.findLastIndex(({ mode }) => mode === 'replace');
    const kept = applied.slice(Math.max(0, from));
    const files = await batchFiles(
      tx,
      kept.map(({ id }) => id),
      'rows',
    );
    const ordinals = new Map(kept.map(({ id, ordinal }) => [id, ordinal ?? 0]));
    return { now: await nowOf(tx, batch), others: { files, ordinals } };
  });
  const total = rowsOf(others.files) + rowsOf(now.held);
  const teller = tellerOf(ctx, batch, { step: 'takeBack', total });
  const next = await without(ctx, connection, { now, ...others, teller }).finally(teller.end);
  await swap(ctx, batch, { now, next }, async (tx) => {
    const at = ctx.clock.now();
    await updateBatch(tx, batch.id, {
      state: 'takenBack',
      takenBackAt: at,
      endedAt: at,
      progress: { step: 'none', done: 0, total: 0, since: null },
    });
    await letGo(tx, { batchId: batch.id, kinds: ['staged', 'rows', 'refused'] });
    await tell(tx, batch, events.takenBack, next.moved);
  });
}

async function without(
  ctx: Ctx,
  connection: DuckDBConnection,
  {
    now,
    files,
    ordinals,
    teller,
  }: {
    readonly now: Now;
    readonly files: readonly LakeFileRow[];
    readonly ordinals: ReadonlyMap<string, number>;
    readonly teller: Teller;
  },
): Promise<Next> {
  const { resource, held } = now;
  if (resource.keyFields.length === 0 || files.length === 0) {
    const removed = Math.max(0, rowsOf(held) - rowsOf(files));
    return { files, written: null, moved: { added: 0, changed: 0, removed } };
  }
  const room = lakeOf(ctx.database);
  const parts = files.map(
    (file) =>
      `SELECT *, ${ordinals.get(file.batchId ?? '') ?? 0} AS _ordinal FROM ${rowsRelation(room, [file], resource.fields)}`,
  );
  const came = newestRows(resource, `(${parts.join(' UNION ALL ')})`);
  const sides = {
    held:
      held.length > 0
        ? rowsRelation(room, held, resource.fields)
        : emptyLike(room, files, resource),
    came,
  };
  return movedAndWritten(ctx, connection, { resource, sides, keepsOthers: false, teller });
}

async function swap(
  ctx: Ctx,
  batch: BatchRow,
  { now, next }: { readonly now: Now; readonly next: Next },
  finish: (tx: Tx, ordinal: number) => Promise<void>,
): Promise<void> {
  await ctx.database.inTenant(ctx, async (tx) => {
    const snapshot = await snapshotRow(tx, batch.resourceId, true);
    const current = await batchRow(tx, batch.id, true);
    if (!snapshot || current?.state !== batch.state) return;
    if (snapshot.version !== now.version) throw new Overtaken();
    if (next.written) await insertFiles(tx, [next.written]);
    await markSnapshot(
      tx,
      batch.resourceId,
      next.files.map(({ id }) => id),
    );
    await letGo(tx, { oldSnapshotsOf: batch.resourceId });
    await updateSnapshot(tx, batch.resourceId, {
      version: snapshot.version + 1,
      rows: rowsOf(next.files),
      nextOrdinal: snapshot.nextOrdinal + 1,
    });
    await finish(tx, snapshot.nextOrdinal);
  });
}

async function tell(tx: Tx, batch: BatchRow, type: string, moved: Next['moved']): Promise<void> {
  const payload = { resourceId: batch.resourceId, batchId: batch.id, ...moved };
  await emit(tx, [
    { type, subject: batch.id, payload, audience: { departments: [batch.departmentId] } },
  ]);
  await audit(tx, [
    { action: type, subject: batch.id, detail: { number: batch.number, ...moved } },
  ]);
}
