/** Queries about the town's rules of sign-in and its open sessions, inside one tenant. */
import { sql, type Tx } from '#platform/database/index.ts';
import type { PeopleTables, SecurityRow } from './tables.ts';

const on = (tx: Tx) => tx.as<PeopleTables>();

/** The rules that the town has made; undefined while those of the house hold. */
export function securityRow(tx: Tx) {
  return on(tx).selectFrom('people.security').selectAll().executeTakeFirst();
}

/** Adds the rules, or changes them if the version still fits. @returns whether it did */
export async function saveSecurityRow(tx: Tx, row: SecurityRow): Promise<boolean> {
  const result = await on(tx)
    .insertInto('people.security')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .column('tenantId')
        .doUpdateSet(row)
        .where('people.security.version', '=', row.version - 1),
    )
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows) > 0;
}

/** How many sessions of each person are open, and when the last was used. */
export function openSessionCounts(tx: Tx, now: Date) {
  return on(tx)
    .selectFrom('people.sessions')
    .select([
      'personId',
      sql<number>`count(*)::integer`.as('count'),
      sql<Date>`max(seen_at)`.as('seenAt'),
    ])
    .where('expiresAt', '>', now)
    .groupBy('personId')
    .execute();
}
