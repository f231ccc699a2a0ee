/** One line an operation. */
import type { Ctx } from '#platform/context/index.ts';
import type { Handlers } from '#platform/module/index.ts';
import { readNumberCursor } from '#platform/paging/index.ts';
import type { api } from './contract/index.ts';
import { apply, check, discard, reread, retry, takeBackBatch } from './service/bring/act.ts';
import { fixRow } from './service/bring/fix.ts';
import { refusedRows } from './service/bring/refused.ts';
import { refusedCsv, refusedWorkbook } from './service/bring/refused-files.ts';
import { samplesOf } from './service/bring/samples.ts';
import { runSource } from './service/fetch/run.ts';
import { previewInPlace, tablesThere } from './service/in-place/preview.ts';
import { inPlaceView, setInPlace } from './service/in-place/setup.ts';
import { proveOwn } from './service/own.ts';
import { ownRows } from './service/rows.ts';
import { addSource, saveSource } from './service/sources/edit.ts';
import { tryConnection } from './service/sources/try.ts';
import { listBatches, listSources, oneBatch, oneSource } from './service/views.ts';

const seen = async (ctx: Ctx, work: Promise<{ id: string }>) => oneBatch(ctx, (await work).id);

export const handlers: Handlers<(typeof api)['operations']> = {
  sources: async (ctx, { query }) => ({ items: await listSources(ctx, query.resourceId) }),
  addSource: (ctx, { body }) =>
    ctx.database.inTenant(ctx, async (tx) => {
      await proveOwn(tx, body.resourceId);
      const { id } = await addSource(tx, body);
      return oneSource(tx, id);
    }),
  saveSource: (ctx, { params, body }) =>
    ctx.database.inTenant(ctx, async (tx) => {
      await proveOwn(tx, body.resourceId);
      const { id } = await saveSource(tx, params.sourceId, body);
      return oneSource(tx, id);
    }),
  tryConnection: (ctx, { body }) => tryConnection(ctx, body),
  runSource: async (ctx, { params, body }) => ({
    batchId: await runSource(ctx, params.sourceId, body.automatic),
  }),
  batches: (ctx, { query }) => listBatches(ctx, query),
  batch: (ctx, { params }) => oneBatch(ctx, params.batchId),
  reread: (ctx, { params, body }) => seen(ctx, reread(ctx, params.batchId, body)),
  check: (ctx, { params, body }) => seen(ctx, check(ctx, params.batchId, body)),
  samples: async (ctx, { params, query }) => ({
    items: await samplesOf(ctx, params.batchId, query.repaired ?? false),
  }),
  refused: async (ctx, { params, query }) => {
    const { reason, cursor, limit = 50 } = query;
    const { rows, next } = await refusedRows(ctx, params.batchId, {
      after: readNumberCursor(cursor) ?? 0,
      limit,
      reason,
    });
    return { items: rows, nextCursor: next === null ? null : String(next) };
  },
  refusedFile: (ctx, { params }) => refusedWorkbook(ctx, params.batchId),
  refusedCsv: (ctx, { params }) => refusedCsv(ctx, params.batchId),
  fix: async (ctx, { params, body }) => ({
    reasons: await fixRow(ctx, params.batchId, { line: params.line, values: body.values }),
  }),
  apply: (ctx, { params }) => seen(ctx, apply(ctx, params.batchId)),
  takeBack: (ctx, { params, body }) => seen(ctx, takeBackBatch(ctx, params.batchId, body.reason)),
  discard: async (ctx, { params }) => {
    await discard(ctx, params.batchId);
    return { done: true };
  },
  retry: (ctx, { params }) => seen(ctx, retry(ctx, params.batchId)),
  inPlace: (ctx, { params }) => inPlaceView(ctx, params.resourceId),
  inPlaceTables: async (ctx, { params, body }) => {
    const items = await tablesThere(ctx, params.resourceId, body.connectionId);
    return { items: items.map((one) => ({ ...one, keyColumns: [...one.keyColumns] })) };
  },
  inPlacePreview: (ctx, { params, body }) => previewInPlace(ctx, params.resourceId, body),
  setInPlace: (ctx, { params, body }) => setInPlace(ctx, params.resourceId, body),
  rows: (ctx, { params, query }) => ownRows(ctx, params.resourceId, query),
};
