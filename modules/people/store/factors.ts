/** Queries about second factors, recovery codes and known devices, inside one tenant. */
import { insertMany, openRows, sql, type Tx } from '#platform/database/index.ts';
import type { FactorRow, PeopleTables } from './tables.ts';

const on = (tx: Tx) => tx.as<PeopleTables>();

/** A person's second factors, oldest first. */
export async function factorRows(tx: Tx, personId: string): Promise<FactorRow[]> {
  const rows = await on(tx)
    .selectFrom('people.factors')
    .selectAll()
    .where('personId', '=', personId)
    .orderBy('id')
    .execute();
  return openRows(tx, 'people.factors', rows);
}

/** The kinds of factor that people have, a row a factor. */
export function factorKindRows(tx: Tx) {
  return on(tx).selectFrom('people.factors').select(['personId', 'kind']).orderBy('id').execute();
}

/** Keeps a factor. */
export async function insertFactor(tx: Tx, row: FactorRow): Promise<void> {
  await insertMany(tx, 'people.factors', [row]);
}

/**
 * Notes that a code was taken, unless its step (or a later one) was taken meanwhile.
 * @returns whether this was the first
 */
export async function takeStep(tx: Tx, id: string, step: number, now: Date): Promise<boolean> {
  const result = await on(tx)
    .updateTable('people.factors')
    .set({ lastStep: step, usedAt: now })
    .where('id', '=', id)
    .where((where) => where.or([where('lastStep', 'is', null), where('lastStep', '<', step)]))
    .executeTakeFirst();
  return Number(result.numUpdatedRows) > 0;
}

/** Notes that a passkey was used. */
export async function notePasskey(tx: Tx, id: string, signCount: number, now: Date): Promise<void> {
  await on(tx)
    .updateTable('people.factors')
    .set({ signCount, usedAt: now })
    .where('id', '=', id)
    .execute();
}

/** Removes factors of a person: one, or all. @returns how many */
export async function deleteFactors(tx: Tx, personId: string, id?: string): Promise<number> {
  let query = on(tx).deleteFrom('people.factors').where('personId', '=', personId);
  if (id) query = query.where('id', '=', id);
  return Number((await query.executeTakeFirst()).numDeletedRows);
}

/** Replaces a person's recovery codes. */
export async function replaceRecoveryCodes(
  tx: Tx,
  personId: string,
  digests: readonly Buffer[],
): Promise<void> {
  const { tenantId, clock } = tx.ctx;
  const createdAt = clock.now();
  await on(tx).deleteFrom('people.recoveryCodes').where('personId', '=', personId).execute();
  if (digests.length === 0) return;
  await on(tx)
    .insertInto('people.recoveryCodes')
    .values(
      digests.map((codeSha256) => ({ codeSha256, tenantId, personId, createdAt, usedAt: null })),
    )
    .execute();
}

/** Uses a recovery code up. @returns whether it was a good one */
export async function useRecoveryCode(tx: Tx, personId: string, digest: Buffer): Promise<boolean> {
  const result = await on(tx)
    .updateTable('people.recoveryCodes')
    .set({ usedAt: tx.ctx.clock.now() })
    .where('personId', '=', personId)
    .where('codeSha256', '=', digest)
    .where('usedAt', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) > 0;
}

/** How many recovery codes are left. */
export async function recoveryCodesLeft(tx: Tx, personId: string): Promise<number> {
  const row = await on(tx)
    .selectFrom('people.recoveryCodes')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('personId', '=', personId)
    .where('usedAt', 'is', null)
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Notes a device as known. @returns how many others the person has signed in from */
export async function noteDevice(tx: Tx, personId: string, deviceSha256: Buffer): Promise<number> {
  const { tenantId, clock } = tx.ctx;
  const now = clock.now();
  const others = await on(tx)
    .selectFrom('people.knownDevices')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('personId', '=', personId)
    .where('deviceSha256', '!=', deviceSha256)
    .executeTakeFirstOrThrow();
  await on(tx)
    .insertInto('people.knownDevices')
    .values({ deviceSha256, tenantId, personId, createdAt: now, seenAt: now })
    .onConflict((conflict) =>
      conflict.columns(['tenantId', 'personId', 'deviceSha256']).doUpdateSet({ seenAt: now }),
    )
    .execute();
  return others.count;
}

/** Forgets devices that were not seen for long. */
export function deleteOldDevices(tx: Tx, before: Date) {
  return on(tx).deleteFrom('people.knownDevices').where('seenAt', '<', before).execute();
}
