/** Special lists: elders who live alone, subsidies, disabled residents, keys in care. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { readNumberCursor } from '#platform/paging/index.ts';
import type { ListCode } from '../contract/kinds.ts';
import type { ListRow, ListView } from '../contract/shapes.ts';
import { problem } from '../problems.ts';
import { specialLists } from '../rules/lists.ts';
import { entitiesOf } from '../store/entities.ts';
import {
  endEntry,
  entriesOf,
  insertEntries,
  listCounts,
  listPage,
  listsOf,
  saidBy,
  villagesOfEntries,
} from '../store/lists.ts';
import { memberPlaces } from '../store/members.ts';
import type { EntityRecord } from '../store/tables.ts';
import { liveEntity } from './acts.ts';
import { isWithin, reachOf } from './reach.ts';
import { entityRow, namedSources } from './views.ts';

const maySee = (ctx: Ctx, grade: 'open' | 'conditional'): boolean =>
  grade === 'open' || ctx.actor.kind === 'system' || ctx.actor.permissions.has('records.lists');

/** The lists; how many are on one is told to those who may see it. */
export function readLists(ctx: Ctx): Promise<ListView[]> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const counts = await listCounts(tx, await reachOf(tx));
    return specialLists.map(({ code, grade, saysSo }) => ({
      code,
      grade,
      byHand: saysSo === null,
      count: maySee(ctx, grade) ? (counts.get(code) ?? 0) : null,
    }));
  });
}

/** Who is on a list. @throws list-closed */
export function readList(
  ctx: Ctx,
  code: ListCode,
  {
    village,
    cursor,
    limit = 50,
  }: {
    readonly village?: string | undefined;
    readonly cursor?: string | undefined;
    readonly limit?: number | undefined;
  },
): Promise<{ items: ListRow[]; nextCursor: string | null }> {
  const grade = specialLists.find((one) => one.code === code)?.grade ?? 'conditional';
  if (!maySee(ctx, grade)) throw problem('list-closed');
  return ctx.database.inTenant(ctx, async (tx) => {
    const ids = await listPage(tx, code, {
      village: village === '-' ? '' : village,
      reach: await reachOf(tx),
      afterNumber: readNumberCursor(cursor) ?? 0,
      limit,
    });
    const entities = await entitiesOf(tx, ids.slice(0, limit));
    const items = await listRows(
      tx,
      code,
      entities.sort((a, b) => a.number - b.number),
    );
    return {
      items,
      nextCursor: ids.length > limit ? String(items.at(-1)?.number ?? 0) : null,
    };
  });
}

async function listRows(
  tx: Tx,
  code: ListCode,
  entities: readonly EntityRecord[],
): Promise<ListRow[]> {
  const members = await memberPlaces(tx, { entityIds: entities.map(({ id }) => id) });
  const memberIds = members.map(({ id }) => id);
  const said = await saidBy(tx, code, memberIds);
  const entries = await entriesOf(tx, { list: code, memberIds });
  const sources = await namedSources(tx);
  return entities.map((entity) => {
    const own = members.filter(({ entityId }) => entityId === entity.id);
    const says = own.filter(({ id }) => said.has(id)).map(({ sourceId }) => sources.get(sourceId));
    const entry = entries.find(({ memberId }) => own.some(({ id }) => id === memberId));
    return {
      ...entityRow(tx, entity),
      entryId: entry?.id ?? null,
      note: entry?.note ?? '',
      resourcesZh: [...new Set(says.map((source) => source?.zh ?? ''))],
      resourcesEn: [...new Set(says.map((source) => source?.en ?? ''))],
    };
  });
}

/** Puts somebody on a list by hand. @throws record-unknown, record-not-live, already-listed */
export function enlist(
  ctx: Ctx,
  list: ListCode,
  { entityId, note }: { readonly entityId: string; readonly note: string },
): Promise<void> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const entity = await liveEntity(tx, entityId);
    if (entity.kind !== 'person' || !isWithin(await reachOf(tx), entity))
      throw problem('record-unknown');
    if ((await listsOf(tx, entityId)).includes(list)) throw problem('already-listed');
    const [member] = await memberPlaces(tx, { entityIds: [entityId] });
    if (!member) throw problem('record-unknown');
    const { actor, clock, tenantId } = ctx;
    await insertEntries(tx, [
      {
        id: uuidv7(),
        tenantId,
        list,
        memberId: member.id,
        note: note.trim(),
        addedBy: actor.personId,
        addedByName: actor.name,
        addedAt: clock.now(),
        endedAt: null,
      },
    ]);
    await audit(tx, [{ action: 'records.enlist', subject: entityId, detail: { list } }]);
  });
}

/** Takes somebody off again. @throws entry-unknown */
export function strike(ctx: Ctx, list: ListCode, entryId: string): Promise<void> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const within = await entryWithin(tx, entryId);
    if (!within || !(await endEntry(tx, list, entryId))) throw problem('entry-unknown');
    await audit(tx, [{ action: 'records.strike', subject: entryId, detail: { list } }]);
  });
}

/** Whether an entry is of somebody within reach. */
async function entryWithin(tx: Tx, entryId: string): Promise<boolean> {
  const reach = await reachOf(tx);
  if (reach === null) return true;
  const [village] = await villagesOfEntries(tx, [entryId]);
  return village !== undefined && isWithin(reach, { villageName: village });
}
