/** Queries about items, their versions and life events. */
import { insertMany, sql, type Tx } from '#platform/database/index.ts';
import type {
  ItemRecord,
  ItemWithContent,
  LifeEventRecord,
  ServicesTables,
  VersionRecord,
} from './tables.ts';

const on = (tx: Tx) => tx.as<ServicesTables>();

const withContent = (tx: Tx) =>
  on(tx)
    .selectFrom('services.items as i')
    .innerJoin('services.itemVersions as v', (join) =>
      join
        .onRef('v.tenantId', '=', 'i.tenantId')
        .onRef('v.itemId', '=', 'i.id')
        .onRef('v.version', '=', 'i.version'),
    )
    .select(['i.id', 'i.tenantId', 'i.code', 'i.version', 'i.active', 'i.updatedAt', 'v.content'])
    .where('i.tenantId', '=', tx.ctx.tenantId);

/** Every item in force, in the order of their making. */
export function allItems(tx: Tx, only: 'active' | 'all'): Promise<ItemWithContent[]> {
  return withContent(tx)
    .$if(only === 'active', (query) => query.where('i.active', '=', true))
    .orderBy('i.id')
    .execute();
}

/** An item by its short name. */
export function itemByCode(tx: Tx, code: string): Promise<ItemWithContent | undefined> {
  return withContent(tx).where('i.code', '=', code).executeTakeFirst();
}

/** An item by its id. */
export function itemById(tx: Tx, id: string): Promise<ItemWithContent | undefined> {
  return withContent(tx).where('i.id', '=', id).executeTakeFirst();
}

/** Locks an item until the transaction ends. */
export function lockItem(tx: Tx, code: string): Promise<ItemRecord | undefined> {
  return on(tx)
    .selectFrom('services.items')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('code', '=', code)
    .forUpdate()
    .executeTakeFirst();
}

/** The content of one version. */
export async function contentOf(tx: Tx, itemId: string, version: number) {
  const row = await on(tx)
    .selectFrom('services.itemVersions')
    .select('content')
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('itemId', '=', itemId)
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  return row.content;
}

/** The versions of an item, newest first, without their content. */
export function versionRows(tx: Tx, itemId: string): Promise<Omit<VersionRecord, 'content'>[]> {
  return on(tx)
    .selectFrom('services.itemVersions')
    .select(['tenantId', 'itemId', 'version', 'note', 'savedBy', 'savedByName', 'savedAt'])
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('itemId', '=', itemId)
    .orderBy('version', 'desc')
    .limit(100)
    .execute();
}

/** Keeps items, new or with their next version. */
export async function saveItems(
  tx: Tx,
  items: readonly ItemRecord[],
  versions: readonly VersionRecord[],
): Promise<void> {
  await insertMany(
    tx,
    'services.items',
    items,
    'ON CONFLICT (id) DO UPDATE SET version = EXCLUDED.version, active = EXCLUDED.active, updated_at = EXCLUDED.updated_at',
  );
  await insertMany(tx, 'services.item_versions', versions);
}

/** Life events in their order. */
export function lifeEventRows(tx: Tx): Promise<LifeEventRecord[]> {
  return on(tx)
    .selectFrom('services.lifeEvents')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .orderBy('position')
    .execute();
}

/** Replaces all life events. */
export async function replaceLifeEvents(tx: Tx, rows: readonly LifeEventRecord[]): Promise<void> {
  await on(tx).deleteFrom('services.lifeEvents').where('tenantId', '=', tx.ctx.tenantId).execute();
  await insertMany(tx, 'services.life_events', rows);
}

/** Drafts that are being filled in for an item. */
export async function draftCount(tx: Tx, itemId: string): Promise<number> {
  const { count } = await on(tx)
    .selectFrom('services.drafts')
    .select(sql<number>`count(*)`.as('count'))
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('itemId', '=', itemId)
    .executeTakeFirstOrThrow();
  return Number(count);
}
