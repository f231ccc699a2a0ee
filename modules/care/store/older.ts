/** Queries for other scenes and for the protection of personal data. */
import { openRows, searchIndex, sql, type Tx } from '#platform/database/index.ts';
import type { CareTables, ElderRecord } from './tables.ts';

const on = (tx: Tx) => tx.as<CareTables>();

/** Everybody alive within reach, of a village or all, without what is sealed. */
export function olderRows(tx: Tx, villageId?: string) {
  let query = on(tx)
    .selectFrom('care.elders')
    .select(['id', 'name', 'birthDay', 'villageId', 'gridCellId', 'livingAlone', 'personId'])
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('state', '=', 'living')
    .orderBy('number');
  if (villageId) query = query.where('villageId', '=', villageId);
  return query.execute();
}

/** Rows of an account, whatever became of the person. */
export async function eldersOfAccount(tx: Tx, personId: string): Promise<ElderRecord[]> {
  const rows = await on(tx)
    .selectFrom('care.elders')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('personId', '=', personId)
    .execute();
  return openRows(tx, 'care.elders', rows);
}

/** What is told of a person's visits, requests and missed check-ins. */
export async function ownWords(tx: Tx, elderId: string) {
  const { tenantId } = tx.ctx;
  const visits = await on(tx)
    .selectFrom('care.visits')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('elderId', '=', elderId)
    .orderBy('id')
    .execute();
  const requests = await on(tx)
    .selectFrom('care.requests')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('elderId', '=', elderId)
    .orderBy('id')
    .execute();
  const checks = await on(tx)
    .selectFrom('care.checks')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('elderId', '=', elderId)
    .where('reason', '<>', '')
    .orderBy('id')
    .execute();
  return {
    visits: await openRows(tx, 'care.visits', visits),
    requests: await openRows(tx, 'care.requests', requests),
    checks: await openRows(tx, 'care.checks', checks),
  };
}

const blankColumns = {
  elders: `name = '某居民', gender = '', birth_day = '', id_number = '', id_number_index = NULL, phone = '', phone_index = NULL,
    address = '', longitude = NULL, latitude = NULL, disability = '', note = '', times = '{}', person_id = NULL, record_id = NULL,
    device_id = NULL, version = version + 1`,
} as const;

/** Takes everything about people out of their rows; counts and payments stay without names. */
export async function forgetElders(tx: Tx, elderIds: readonly string[]): Promise<void> {
  const values = [tx.ctx.tenantId, [...elderIds]];
  const where = 'WHERE tenant_id = $1 AND elder_id = ANY ($2::uuid[])';
  for (const text of [
    `DELETE FROM care.contacts ${where}`,
    `UPDATE care.checks SET reason = '' ${where}`,
    `UPDATE care.requests SET words = '', reason = '' ${where}`,
    `UPDATE care.visits SET note = '', reason = '', longitude = NULL, latitude = NULL, photo_ids = '{}' ${where}`,
    `UPDATE care.proofs SET reason = '', longitude = NULL, latitude = NULL, photo_ids = '{}' ${where}`,
    `UPDATE care.allowances SET account_name = '', bank_card = '', reason = '' ${where}`,
    `UPDATE care.elders SET ${blankColumns.elders} WHERE tenant_id = $1 AND id = ANY ($2::uuid[])`,
  ])
    await tx.client.query(text, values);
}

/** Files of people's visits and proofs. */
export async function filesOfElders(tx: Tx, elderIds: readonly string[]): Promise<string[]> {
  const { rows } = await tx.client.query<{ id: string }>(
    `SELECT unnest(photo_ids) AS id FROM care.visits WHERE tenant_id = $1 AND elder_id = ANY ($2::uuid[])
     UNION SELECT unnest(photo_ids) FROM care.proofs WHERE tenant_id = $1 AND elder_id = ANY ($2::uuid[])`,
    [tx.ctx.tenantId, [...elderIds]],
  );
  return rows.map(({ id }) => id);
}

/** People whose time of keeping is over, some at a time. */
export async function overdueElders(tx: Tx, before: Date): Promise<string[]> {
  const rows = await on(tx)
    .selectFrom('care.elders')
    .select('id')
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('endedAt', '<', before)
    .where(sql<boolean>`birth_day <> ''`)
    .limit(200)
    .execute();
  return rows.map(({ id }) => id);
}

/** Whose contact somebody is, by the account or by the telephone alone; for erasing. */
export async function deleteContactsOf(
  tx: Tx,
  { personId, phones }: { readonly personId: string; readonly phones: readonly string[] },
): Promise<void> {
  const indexes = await Promise.all(
    phones.map((phone) => searchIndex(tx, 'care.contacts.phone', phone)),
  );
  await on(tx)
    .deleteFrom('care.contacts')
    .where('tenantId', '=', tx.ctx.tenantId)
    .where((where) =>
      where.or([
        where('personId', '=', personId),
        ...(indexes.length > 0 ? [where('phoneIndex', 'in', indexes)] : []),
      ]),
    )
    .execute();
}
