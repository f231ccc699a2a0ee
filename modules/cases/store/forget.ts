/** Forgetting persons in cases: their words. */
import type { Tx } from '#platform/database/index.ts';

/** Text columns of a case in which somebody's name may stand. */
export interface CaseWords {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly address: string;
  readonly ratingWords: string;
  readonly judgement: string;
}

/** The words of cases. */
export async function caseWords(tx: Tx, caseIds: readonly string[]): Promise<CaseWords[]> {
  const { rows } = await tx.client.query<CaseWords>(
    `SELECT id, title, description, address, rating_words AS "ratingWords", judgement::text AS judgement
     FROM cases.cases WHERE tenant_id = $1 AND id = ANY ($2::uuid[])`,
    [tx.ctx.tenantId, [...caseIds]],
  );
  return rows;
}

/** Saves the words of a case. */
export async function saveCaseWords(tx: Tx, words: CaseWords): Promise<void> {
  await tx.client.query(
    `UPDATE cases.cases SET title = $3, description = $4, address = $5, rating_words = $6, judgement = $7::jsonb
     WHERE tenant_id = $1 AND id = $2`,
    [
      tx.ctx.tenantId,
      words.id,
      words.title,
      words.description,
      words.address,
      words.ratingWords,
      words.judgement,
    ],
  );
}

/** Words of a step. */
export interface StepWords {
  readonly id: string;
  readonly note: string;
  readonly facts: string;
  readonly onBehalfOf: string | null;
}

/** The steps of cases that hold one of the words, or that a person wrote. */
export async function stepsWith(
  tx: Tx,
  caseIds: readonly string[],
  of: { readonly words: readonly string[]; readonly personId: string },
): Promise<(StepWords & { readonly own: boolean })[]> {
  const { rows } = await tx.client.query<StepWords & { own: boolean }>(
    `SELECT id, note, facts::text AS facts, on_behalf_of AS "onBehalfOf", actor_id IS NOT DISTINCT FROM $4::uuid AS own
     FROM cases.trace
     WHERE tenant_id = $1 AND case_id = ANY ($2::uuid[])
       AND (actor_id = $4 OR EXISTS (SELECT FROM unnest($3::text[]) AS word
         WHERE strpos(note || facts::text || coalesce(on_behalf_of, '') || actor_name, word) > 0))`,
    [tx.ctx.tenantId, [...caseIds], [...of.words], of.personId],
  );
  return rows;
}

/** Saves the words of a step; the name of who did it goes when it was the person's own. */
export async function saveStepWords(
  tx: Tx,
  { id, note, facts, onBehalfOf, own }: StepWords & { readonly own: boolean },
): Promise<void> {
  await tx.client.query(
    `UPDATE cases.trace SET note = $3, facts = $4::jsonb, on_behalf_of = $5,
       actor_name = CASE WHEN $6 THEN '' ELSE actor_name END
     WHERE tenant_id = $1 AND id = $2`,
    [tx.ctx.tenantId, id, note, facts, onBehalfOf, own],
  );
}

/** Cases closed before an instant that still hold words of persons; at most 500. */
export async function endedCases(tx: Tx, before: Date): Promise<string[]> {
  const { rows } = await tx.client.query<{ id: string }>(
    `SELECT id FROM cases.cases WHERE tenant_id = $1 AND closed_at < $2
       AND (description <> '' OR address <> '' OR rating_words <> '') ORDER BY closed_at LIMIT 500`,
    [tx.ctx.tenantId, before],
  );
  return rows.map(({ id }) => id);
}

/** Empties the words of persons in cases and their steps. */
export async function emptyWords(tx: Tx, caseIds: readonly string[]): Promise<void> {
  if (caseIds.length === 0) return;
  const values = [tx.ctx.tenantId, [...caseIds]];
  await tx.client.query(
    `UPDATE cases.cases SET description = '', address = '', rating_words = '', judgement = '{}'
     WHERE tenant_id = $1 AND id = ANY ($2::uuid[])`,
    values,
  );
  await tx.client.query(
    `UPDATE cases.trace SET note = '', actor_name = '', on_behalf_of = NULL
     WHERE tenant_id = $1 AND case_id = ANY ($2::uuid[])`,
    values,
  );
}
