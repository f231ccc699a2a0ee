/** Queries about members: rows of resources and the entities of which they speak. */
import { insertMany, openRows, type Tx } from '#platform/database/index.ts';
import type { EntityKind } from '../contract/kinds.ts';
import type { Move } from '../rules/moves.ts';
import type { MemberRecord, RecordTables } from './tables.ts';

const on = (tx: Tx) => tx.as<RecordTables>();
const table = 'records.members';

/** What of a member does not need to be opened. */
export type MemberPlace = Omit<MemberRecord, 'content'>;

/** Which members are asked for. */
export interface MemberFilter {
  readonly kind?: EntityKind;
  readonly sourceId?: string;
  readonly ids?: readonly string[];
  readonly entityIds?: readonly string[];
  readonly rowKeys?: readonly string[];
}

function selected(tx: Tx, { kind, sourceId, ids, entityIds, rowKeys }: MemberFilter) {
  let query = on(tx).selectFrom(table).where('tenantId', '=', tx.ctx.tenantId).orderBy('id');
  if (kind) query = query.where('kind', '=', kind);
  if (sourceId) query = query.where('sourceId', '=', sourceId);
  if (ids) query = query.where('id', 'in', [...ids, ...nobody(ids)]);
  if (entityIds) query = query.where('entityId', 'in', [...entityIds, ...nobody(entityIds)]);
  if (rowKeys) query = query.where('rowKey', 'in', [...rowKeys, ...(rowKeys.length ? [] : [''])]);
  return query;
}

/** An empty list is no SQL: nobody has this id. */
const nobody = (ids: readonly string[]): string[] =>
  ids.length > 0 ? [] : ['00000000-0000-0000-0000-000000000000'];

/** Members with what they say. */
export async function memberRows(tx: Tx, filter: MemberFilter): Promise<MemberRecord[]> {
  return openRows(tx, table, await selected(tx, filter).selectAll().execute());
}

/** Members without what they say. */
export function memberPlaces(tx: Tx, filter: MemberFilter): Promise<MemberPlace[]> {
  return selected(tx, filter)
    .select(['id', 'tenantId', 'kind', 'sourceId', 'rowKey', 'entityId', 'changedAt'])
    .execute();
}

/** Keeps new members. */
export async function insertMembers(tx: Tx, rows: readonly MemberRecord[]): Promise<void> {
  for (let from = 0; from < rows.length; from += 5000) {
    await insertMany(tx, table, rows.slice(from, from + 5000));
  }
}

/** Changes what members say. */
export async function changeMembers(tx: Tx, rows: readonly MemberRecord[]): Promise<void> {
  for (let from = 0; from < rows.length; from += 5000) {
    await insertMany(
      tx,
      table,
      rows.slice(from, from + 5000),
      'ON CONFLICT (id) DO UPDATE SET content = EXCLUDED.content, changed_at = EXCLUDED.changed_at',
    );
  }
}

/** Takes members away. */
export async function deleteMembers(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.client.query('DELETE FROM records.members WHERE tenant_id = $1 AND id = ANY($2)', [
    tx.ctx.tenantId,
    ids,
  ]);
}

/** Moves members. */
export async function moveMembers(tx: Tx, moves: readonly Move[]): Promise<void> {
  await tx.client.query(
    `UPDATE records.members m SET entity_id = t.entity_id
     FROM unnest($2::uuid[], $3::uuid[]) AS t(id, entity_id)
     WHERE m.tenant_id = $1 AND m.id = t.id`,
    [tx.ctx.tenantId, moves.map(({ memberId }) => memberId), moves.map(({ to }) => to)],
  );
}
