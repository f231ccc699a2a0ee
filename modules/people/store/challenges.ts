/** Queries about what was begun and must be finished: across tenants, because the token says no town. */
import { insertMany, openRow, sql, type SystemTx } from '#platform/database/index.ts';
import type { ChallengeRow, PeopleTables } from './tables.ts';

const on = (tx: SystemTx) => tx.as<PeopleTables>();
const mostTries = 5;

/** Keeps what was begun. */
export async function insertChallenge(tx: SystemTx, row: ChallengeRow): Promise<void> {
  await insertMany(tx, 'people.challenges', [row]);
}

/** What was begun under a token and may still be answered; locked, so that answers come one by one. */
export async function openChallenge(
  tx: SystemTx,
  kind: ChallengeRow['kind'],
  { tokenSha256, now }: { readonly tokenSha256: Buffer; readonly now: Date },
) {
  const row = await on(tx)
    .selectFrom('people.challenges')
    .selectAll()
    .where('tokenSha256', '=', tokenSha256)
    .where('kind', '=', kind)
    .where('expiresAt', '>', now)
    .where('tries', '<', mostTries)
    .forUpdate()
    .executeTakeFirst();
  return openRow(tx, 'people.challenges', row);
}

/** Counts a wrong answer. */
export function countTry(tx: SystemTx, tokenSha256: Buffer) {
  return on(tx)
    .updateTable('people.challenges')
    .set({ tries: sql<number>`tries + 1` })
    .where('tokenSha256', '=', tokenSha256)
    .execute();
}

/** Removes what was finished. */
export function deleteChallenge(tx: SystemTx, tokenSha256: Buffer) {
  return on(tx).deleteFrom('people.challenges').where('tokenSha256', '=', tokenSha256).execute();
}

/** Removes what expired. */
export function deleteOldChallenges(tx: SystemTx, now: Date) {
  return on(tx).deleteFrom('people.challenges').where('expiresAt', '<=', now).execute();
}
