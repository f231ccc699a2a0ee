/** Queries about entities. */
import { insertMany, openRows, searchIndex, sql, type Tx } from '#platform/database/index.ts';
import type { EntityKind, RecordField } from '../contract/kinds.ts';
import type { EntityRecord, RecordTables } from './tables.ts';

const on = (tx: Tx) => tx.as<RecordTables>();
const table = 'records.entities';

const columns = [
  'id', 'tenantId', 'kind', 'number', 'state', 'mergedInto', 'personId', 'name', 'identityNumber', 'birthDate', 'gender',
  'phone', 'address', 'villageName', 'facts', 'origins', 'memberCount', 'sourceCount', 'version', 'createdAt', 'updatedAt',
] as const; // biome-ignore format: a list of names

/** Entities of these ids. @param lock keeps others from changing them until the transaction ends */
export async function entitiesOf(
  tx: Tx,
  ids: readonly string[],
  lock = false,
): Promise<EntityRecord[]> {
  if (ids.length === 0) return [];
  const query = on(tx)
    .selectFrom(table)
    .select(columns)
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', 'in', [...ids])
    .orderBy('id');
  return openRows(tx, table, await (lock ? query.forUpdate() : query).execute());
}

/** An empty list is no SQL: no village has this name. */
const noVillage = '\u0001';

/** Which page of live entities. */
export interface EntityFilter {
  readonly kind: EntityKind;
  /** Name of a village; empty: records that name none. */
  readonly village?: string | undefined;
  /** Villages that may be seen; null: all. */
  readonly reach: readonly string[] | null;
  readonly afterNumber: number;
  readonly limit: number;
}

/** Live entities in the order of their numbers, one more than asked. */
export async function entityPage(tx: Tx, filter: EntityFilter): Promise<EntityRecord[]> {
  let query = on(tx)
    .selectFrom(table)
    .select(columns)
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('kind', '=', filter.kind)
    .where('state', '=', 'live')
    .where('number', '>', filter.afterNumber)
    .orderBy('number')
    .limit(filter.limit + 1);
  if (filter.village !== undefined) query = query.where('villageName', '=', filter.village);
  if (filter.reach) query = query.where('villageName', 'in', [...filter.reach, noVillage]);
  return openRows(tx, table, await query.execute());
}

/** Live entities whose name begins with or contains the words. */
export async function entitiesByName(
  tx: Tx,
  kind: EntityKind,
  { words, reach, limit }: Pick<EntityFilter, 'reach' | 'limit'> & { readonly words: string },
): Promise<EntityRecord[]> {
  const pattern = `%${words.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  let query = on(tx)
    .selectFrom(table)
    .select(columns)
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('kind', '=', kind)
    .where('state', '=', 'live')
    .where('name', 'like', pattern)
    .orderBy(sql`name = ${words}`, 'desc')
    .orderBy('number')
    .limit(limit);
  if (reach) query = query.where('villageName', 'in', [...reach, noVillage]);
  return openRows(tx, table, await query.execute());
}

/** Live entities with exactly this identity number or telephone. */
export async function entitiesByIndex(
  tx: Tx,
  by: 'identityNumber' | 'phone',
  value: string,
): Promise<EntityRecord[]> {
  const [column, member] =
    by === 'phone'
      ? (['phone', 'phoneIndex'] as const)
      : (['identity_number', 'identityIndex'] as const);
  const index = await searchIndex(tx, `${table}.${column}`, value);
  const rows = await on(tx)
    .selectFrom(table)
    .select(columns)
    .where('tenantId', '=', tx.ctx.tenantId)
    .where(member, '=', index)
    .where('state', '=', 'live')
    .orderBy('number')
    .limit(50)
    .execute();
  return openRows(tx, table, rows);
}

/** Which of these keys live entities of a kind have: people by their identity number, all else as their records keep it. */
export async function knownKeys(
  tx: Tx,
  { kind, field }: { readonly kind: EntityKind; readonly field: RecordField },
  values: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  const asked = new Map<string, string>();
  for (const value of values) {
    if (value === '') continue;
    const isNumber = field === 'identityNumber';
    asked.set(isNumber ? await searchIndex(tx, `${table}.identity_number`, value) : value, value);
  }
  const column =
    field === 'identityNumber'
      ? sql<string>`identity_index`
      : kind === 'place'
        ? sql<string>`name`
        : sql<string>`facts ->> ${field}`;
  if (asked.size === 0) return new Set();
  const rows = await on(tx)
    .selectFrom(table)
    .select(column.as('key'))
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('kind', '=', kind)
    .where('state', '=', 'live')
    .where(column, 'in', [...asked.keys()])
    .execute();
  return new Set(rows.flatMap(({ key }) => asked.get(key) ?? []));
}

/** Ties these entities to an account, and lets all others of it go. */
export async function saveAccounts(
  tx: Tx,
  personId: string,
  ids: readonly string[],
): Promise<void> {
  await tx.client.query(
    `UPDATE records.entities SET person_id = CASE WHEN id = ANY($3) THEN $2::uuid END
     WHERE tenant_id = $1 AND (person_id = $2 OR id = ANY($3))`,
    [tx.ctx.tenantId, personId, ids],
  );
}

/** Live entities of an account. */
export async function entitiesOfAccount(tx: Tx, personId: string): Promise<EntityRecord[]> {
  const rows = await on(tx)
    .selectFrom(table)
    .select(columns)
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('personId', '=', personId)
    .where('state', '=', 'live')
    .execute();
  return openRows(tx, table, rows);
}

/** Live entities of which several resources speak, as far as asked, and how many there are. */
export async function entitiesOfSeveral(
  tx: Tx,
  kind: EntityKind,
  limit: number,
): Promise<{ readonly ids: string[]; readonly total: number }> {
  const { rows } = await tx.client.query<{ id: string; total: number }>(
    `SELECT id, count(*) OVER ()::int AS total FROM records.entities
     WHERE tenant_id = $1 AND kind = $2 AND state = 'live' AND source_count > 1 ORDER BY id LIMIT $3`,
    [tx.ctx.tenantId, kind, limit],
  );
  return { ids: rows.map(({ id }) => id), total: rows[0]?.total ?? 0 };
}

/** The highest number of a kind; 0 when there is none. Kept until the transaction ends. */
export async function highestNumber(tx: Tx, kind: EntityKind): Promise<number> {
  await tx.client.query('SELECT pg_advisory_xact_lock(7216061, hashtext($1))', [
    `${tx.ctx.tenantId}${kind}`,
  ]);
  const { rows } = await tx.client.query<{ highest: number }>(
    'SELECT coalesce(max(number), 0) AS highest FROM records.entities WHERE tenant_id = $1 AND kind = $2',
    [tx.ctx.tenantId, kind],
  );
  return rows[0]?.highest ?? 0;
}

const changed = [
  'state', 'merged_into', 'person_id', 'name', 'identity_number', 'identity_index', 'birth_date', 'gender', 'phone', 'phone_index',
  'address', 'village_name', 'facts', 'origins', 'member_count', 'source_count', 'version', 'updated_at',
]; // biome-ignore format: a list of names

/** Keeps entities, new or changed. */
export async function saveEntities(tx: Tx, rows: readonly EntityRecord[]): Promise<void> {
  const sets = changed.map((column) => `${column} = EXCLUDED.${column}`).join(', ');
  for (let from = 0; from < rows.length; from += 5000) {
    const part = rows.slice(from, from + 5000);
    await insertMany(tx, table, part, `ON CONFLICT (id) DO UPDATE SET ${sets}`);
  }
}

/** How many live entities of a kind each village has; an empty name: those that name none. */
export async function villageCounts(
  tx: Tx,
  kind: EntityKind,
): Promise<{ village: string; entities: number }[]> {
  const { rows } = await tx.client.query<{ village: string; entities: number }>(
    `SELECT village_name AS village, count(*)::int AS entities FROM records.entities
     WHERE tenant_id = $1 AND kind = $2 AND state = 'live'
     GROUP BY village_name ORDER BY village_name = '', village_name COLLATE "zh-x-icu"`,
    [tx.ctx.tenantId, kind],
  );
  return rows;
}

/** How many live entities of each kind there are, and how many rows speak of them. */
export async function entityCounts(
  tx: Tx,
): Promise<{ kind: EntityKind; entities: number; members: number }[]> {
  const { rows } = await tx.client.query<{ kind: EntityKind; entities: number; members: number }>(
    `SELECT kind, count(*)::int AS entities, sum(member_count)::int AS members FROM records.entities
     WHERE tenant_id = $1 AND state = 'live' GROUP BY kind`,
    [tx.ctx.tenantId],
  );
  return rows;
}

/** Notes into what entities were merged. */
export async function markMerged(
  tx: Tx,
  acts: readonly { readonly entityId: string; readonly otherIds: readonly string[] }[],
): Promise<void> {
  const pairs = acts.flatMap(({ entityId, otherIds }) =>
    otherIds.map((other) => [other, entityId]),
  );
  await tx.client.query(
    `UPDATE records.entities e SET merged_into = t.into_id
     FROM unnest($2::uuid[], $3::uuid[]) AS t(id, into_id) WHERE e.tenant_id = $1 AND e.id = t.id`,
    [tx.ctx.tenantId, pairs.map(([id]) => id), pairs.map(([, into]) => into)],
  );
}

/** Leaves nothing of these entities but their numbers. */
export async function forgetEntities(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.client.query(
    `UPDATE records.entities SET state = 'gone', person_id = NULL, name = '', identity_number = '', identity_index = NULL,
       birth_date = '', gender = '', phone = '', phone_index = NULL, address = '', village_name = '', facts = '{}', origins = '{}',
       member_count = 0, source_count = 0, version = version + 1
     WHERE tenant_id = $1 AND id = ANY($2)`,
    [tx.ctx.tenantId, ids],
  );
}
