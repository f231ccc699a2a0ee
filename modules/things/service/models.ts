/** The models of a town, kept in the process, and saving versions of them. */
import { isDeepStrictEqual } from 'node:util';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { TenantCache } from '#platform/tenant-cache/index.ts';
import { events } from '../contract/events.ts';
import type { NewThingModel } from '../contract/model.ts';
import { modelBook } from '../rules/book.ts';
import {
  insertModels,
  lockLatestModels,
  modelRows,
  moveThingsToLatest,
  revisionOf,
  touchRevision,
} from '../store/models.ts';
import type { ModelRow } from '../store/tables.ts';
import type { ModelBook } from '../types.ts';
import { thingsChangedIn } from './directory.ts';

const modelCache = new TenantCache<ModelBook>({
  revision: (tx) => revisionOf(tx, 'modelsRevision'),
  load: async (tx) => modelBook(await modelRows(tx)),
});

/** The models of the ctx's town. */
export function modelsOf(at: Ctx | Tx): Promise<ModelBook> {
  return modelCache.get(at);
}

/** Reads the models anew; after a commit that changed them. */
export async function reloadModels(at: Ctx | Tx): Promise<void> {
  await modelCache.reload(at);
}

/** Gives the models a new revision within the running transaction. */
export async function modelsChangedIn(tx: Tx): Promise<void> {
  modelCache.changedIn(tx);
  await touchRevision(tx, 'modelsRevision');
  await emit(tx, [
    {
      type: events.modelsChanged,
      subject: tx.ctx.tenantId,
      payload: {},
      audience: { everyone: true },
    },
  ]);
}

/**
 * Saves models: a new version where something differs from the one in force. Their devices are judged
 * by it from now on. Retired models come back.
 */
export async function saveModels(
  tx: Tx,
  models: readonly NewThingModel[],
  note = '',
): Promise<void> {
  const present = await lockLatestModels(
    tx,
    models.map(({ code }) => code),
  );
  const byCode = new Map(present.map((row) => [row.code, row]));
  const rows = models.flatMap((model) => versionOf(tx, model, byCode.get(model.code), note));
  if (rows.length === 0) return;
  await insertModels(tx, rows);
  await modelsChangedIn(tx);
  const moved = await moveThingsToLatest(
    tx,
    rows.map(({ code }) => code),
  );
  if (moved > 0) await thingsChangedIn(tx);
}

function versionOf(
  tx: Tx,
  { code, ...content }: NewThingModel,
  present: ModelRow | undefined,
  note: string,
): ModelRow[] {
  // Through JSON, as the database has it: members that are undefined are not there.
  const kept = JSON.parse(JSON.stringify(content)) as ModelRow['content'];
  if (present && !present.retired && isDeepStrictEqual(present.content, kept)) return [];
  const { ctx } = tx;
  return [
    {
      tenantId: ctx.tenantId,
      code,
      version: (present?.version ?? 0) + 1,
      content: kept,
      latest: true,
      retired: false,
      note,
      savedAt: ctx.clock.now(),
      savedBy: ctx.actor.personId,
      savedByName: ctx.actor.name,
    },
  ];
}
