/** What is held of one person, and what goes when the person is forgotten. */
import { searchIndex, type Tx } from '#platform/database/index.ts';
import { on } from './rows.ts';

/** Votes in which a person used the voice; which way is not known of secret ones, and not asked of open ones. */
export async function votesOfPerson(tx: Tx, personId: string) {
  const { rows } = await tx.client.query<{
    number: string;
    title: string;
    way: string;
    onDay: string;
  }>(
    `SELECT p.number, p.title, v.way, v.on_day AS "onDay" FROM participation.voices v
       JOIN participation.residents r ON r.id = v.resident_id JOIN participation.polls p ON p.id = v.poll_id
     WHERE v.tenant_id = $1 AND r.person_id = $2 ORDER BY p.id DESC LIMIT 1000`,
    [tx.ctx.tenantId, personId],
  );
  return rows;
}

/** Redemptions that wait to be collected. */
export async function openRedemptions(tx: Tx, personId: string): Promise<string[]> {
  const rows = await on(tx)
    .selectFrom('participation.redemptions')
    .select('goodName')
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('personId', '=', personId)
    .where('state', '=', 'reserved')
    .execute();
  return rows.map(({ goodName }) => goodName);
}

/** Photos of a person's claims. */
export async function claimPhotos(tx: Tx, personId: string): Promise<string[]> {
  const rows = await on(tx)
    .selectFrom('participation.claims')
    .select('photoIds')
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('personId', '=', personId)
    .execute();
  return rows.flatMap(({ photoIds }) => [...photoIds]);
}

/**
 * Takes a person out: words, name and numbers go, the own voice for suggestions too. What was published stays without its author; a voice
 * that was counted stays counted; sums of points stay.
 */
export async function forgetPerson(
  tx: Tx,
  { personId, phones }: { readonly personId: string; readonly phones: readonly string[] },
): Promise<void> {
  const of = [tx.ctx.tenantId, personId];
  for (const phone of phones) {
    // Calls know whom by the blind index of the number, as the reports carry it.
    const key = await searchIndex(tx, 'reports.reports.reporter_phone', phone);
    await tx.client.query(
      `UPDATE participation.calls SET phone = '', words = '', person_key = '' WHERE tenant_id = $1 AND person_key = $2`,
      [tx.ctx.tenantId, key],
    );
  }
  await tx.client.query(
    `UPDATE participation.suggestions SET author_id = NULL, title = '', body = '', reason_words = ''
     WHERE tenant_id = $1 AND author_id = $2`,
    of,
  );
  await tx.client.query(
    `UPDATE participation.comments SET author_id = NULL, words = '' WHERE tenant_id = $1 AND author_id = $2`,
    of,
  );
  await tx.client.query(
    `UPDATE participation.claims SET words = '', reason = '', photo_ids = '{}' WHERE tenant_id = $1 AND person_id = $2`,
    of,
  );
  await tx.client.query(
    `UPDATE participation.residents SET person_id = NULL, name = '', id_number = '', id_number_index = NULL,
       born_on = '1900-01-01', active = false WHERE tenant_id = $1 AND person_id = $2`,
    of,
  );
  await tx.client.query(
    `WITH gone AS (DELETE FROM participation.supports WHERE tenant_id = $1 AND person_id = $2 RETURNING suggestion_id)
     UPDATE participation.suggestions g SET supporters = greatest(supporters - 1, 0) FROM gone WHERE g.id = gone.suggestion_id`,
    of,
  );
  await tx.client.query(
    `DELETE FROM participation.board_consents WHERE tenant_id = $1 AND person_id = $2`,
    of,
  );
}
