/** Queries about suggestions and their supporters. */
import { insertMany, openRow, openRows, sql, type Tx } from '#platform/database/index.ts';
import type { PageEnd } from '#platform/paging/index.ts';
import type { SuggestionState } from '../contract/states.ts';
import { type IdPage, on } from './rows.ts';
import type { SuggestionRecord } from './tables.ts';

const table = 'participation.suggestions';
const shown = ['withDepartment', 'answered'] as const;

export async function insertSuggestions(tx: Tx, rows: readonly SuggestionRecord[]): Promise<void> {
  await insertMany(tx, table, rows);
}

const all = (tx: Tx) =>
  on(tx).selectFrom(table).selectAll().where('tenantId', '=', tx.ctx.tenantId);

/** A suggestion by its number, whatever its state. */
export async function suggestionByNumber(
  tx: Tx,
  number: string,
  lock = false,
): Promise<SuggestionRecord | undefined> {
  const query = all(tx).where('number', '=', number);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  return openRow(tx, table, row);
}

/** A suggestion by the case that carries it, locked. */
export async function suggestionOfCase(
  tx: Tx,
  caseId: string,
): Promise<SuggestionRecord | undefined> {
  const row = await all(tx).where('caseId', '=', caseId).forUpdate().executeTakeFirst();
  return openRow(tx, table, row);
}

/** The number of a suggestion, e.g. of the one that speaks for another. */
export async function numberOf(tx: Tx, id: string): Promise<string | null> {
  const row = await on(tx)
    .selectFrom(table)
    .select('number')
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.number ?? null;
}

/** Numbers of those for which a suggestion speaks. */
export async function mergedInto(tx: Tx, id: string): Promise<string[]> {
  const rows = await on(tx)
    .selectFrom(table)
    .select('number')
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('mergedIntoId', '=', id)
    .orderBy('number')
    .execute();
  return rows.map(({ number }) => number);
}

/** Filters of the public list. */
export interface PublicFilter {
  readonly state?: 'withDepartment' | 'answered';
  readonly topic?: string;
  readonly q?: string;
}

/** Published suggestions, newest first or most supported first; one row longer than asked. */
export function publicPage(
  tx: Tx,
  filter: PublicFilter,
  page: {
    readonly limit: number;
    readonly after: PageEnd | null;
    readonly skip: number | null;
  },
) {
  let query = all(tx)
    .where('state', 'in', filter.state ? [filter.state] : [...shown])
    .limit(page.limit + 1);
  if (filter.topic) query = query.where('topic', '=', filter.topic as SuggestionRecord['topic']);
  if (filter.q) {
    const words = filter.q;
    query = query.where(
      sql<boolean>`strpos(lower(public_title || ' ' || public_body || ' ' || number), lower(${words})) > 0`,
    );
  }
  if (page.skip !== null) {
    return query.orderBy('supporters', 'desc').orderBy('id', 'desc').offset(page.skip).execute();
  }
  if (page.after) {
    const { at, id } = page.after;
    query = query.where(sql<boolean>`(published_at, id) < (${new Date(at)}, ${id}::uuid)`);
  }
  return query.orderBy('publishedAt', 'desc').orderBy('id', 'desc').execute();
}

/** A page of a person's own suggestions. */
export async function ownPage(
  tx: Tx,
  authorId: string,
  { limit, afterId }: IdPage,
): Promise<SuggestionRecord[]> {
  let query = all(tx)
    .where('authorId', '=', authorId)
    .orderBy('id', 'desc')
    .limit(limit + 1);
  if (afterId) query = query.where('id', '<', afterId);
  return openRows(tx, table, await query.execute());
}

/** Filters of the desk. */
export interface DeskFilter {
  readonly state?: SuggestionState;
  /** Only of these departments. */
  readonly departmentIds?: readonly string[];
  readonly q?: string;
}

/** A page of the desk, newest first. */
export async function deskPage(
  tx: Tx,
  filter: DeskFilter,
  { limit, afterId }: IdPage,
): Promise<SuggestionRecord[]> {
  let query = all(tx)
    .orderBy('id', 'desc')
    .limit(limit + 1);
  if (filter.state) query = query.where('state', '=', filter.state);
  if (filter.departmentIds) query = query.where('departmentId', 'in', [...filter.departmentIds]);
  if (filter.q) {
    const words = filter.q;
    query = query.where(
      sql<boolean>`strpos(lower(number || ' ' || public_title), lower(${words})) > 0`,
    );
  }
  if (afterId) query = query.where('id', '<', afterId);
  return openRows(tx, table, await query.execute());
}

/** How many stand in each state. */
export async function stateCounts(
  tx: Tx,
  departmentIds: readonly string[] | null,
): Promise<{ state: SuggestionState; count: number }[]> {
  let query = on(tx)
    .selectFrom(table)
    .select(['state', sql<number>`count(*)`.as('count')])
    .where('tenantId', '=', tx.ctx.tenantId)
    .groupBy('state');
  if (departmentIds) query = query.where('departmentId', 'in', [...departmentIds]);
  return query.execute();
}

/** The figures of the public page. */
export async function figures(tx: Tx) {
  const { rows } = await tx.client.query<{
    published: number;
    answered: number;
    inTime: number;
    adopted: number;
    voices: number;
  }>(
    `SELECT count(*) AS published, count(*) FILTER (WHERE state = 'answered') AS answered,
       count(*) FILTER (WHERE state = 'answered' AND (due_at IS NULL OR answered_at <= due_at)) AS "inTime",
       count(*) FILTER (WHERE outcome IN ('adopted', 'partlyAdopted')) AS adopted, coalesce(sum(supporters), 0) AS voices
     FROM participation.suggestions WHERE tenant_id = $1 AND state IN ('withDepartment', 'answered')`,
    [tx.ctx.tenantId],
  );
  const [row] = rows;
  return row ?? { published: 0, answered: 0, inTime: 0, adopted: 0, voices: 0 };
}

/** The newest that are published or wait, for comparing words; at most so many. */
export async function comparable(tx: Tx, most: number): Promise<SuggestionRecord[]> {
  const rows = await all(tx)
    .where('state', 'in', ['waiting', 'withDepartment', 'answered'])
    .orderBy('id', 'desc')
    .limit(most)
    .execute();
  return openRows(tx, table, rows);
}

/** A voice for a suggestion. @returns whether it was not there before */
export async function addSupport(tx: Tx, suggestionId: string, personId: string): Promise<boolean> {
  const supportedAt = tx.ctx.clock.now();
  const added = await insertMany(
    tx,
    'participation.supports',
    [{ tenantId: tx.ctx.tenantId, suggestionId, personId, supportedAt }],
    'ON CONFLICT DO NOTHING',
  );
  return added > 0;
}

/** Takes a voice back. @returns whether it was there */
export async function removeSupport(
  tx: Tx,
  suggestionId: string,
  personId: string,
): Promise<boolean> {
  const gone = await on(tx)
    .deleteFrom('participation.supports')
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('suggestionId', '=', suggestionId)
    .where('personId', '=', personId)
    .executeTakeFirst();
  return Number(gone.numDeletedRows) > 0;
}

export async function supports(tx: Tx, suggestionId: string, personId: string): Promise<boolean> {
  const row = await on(tx)
    .selectFrom('participation.supports')
    .select('personId')
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('suggestionId', '=', suggestionId)
    .where('personId', '=', personId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Supporters of one, and its author, go over to another, each once; nobody supports the own. */
export async function moveSupports(
  tx: Tx,
  from: SuggestionRecord,
  into: SuggestionRecord,
): Promise<void> {
  await tx.client.query(
    `INSERT INTO participation.supports (tenant_id, suggestion_id, person_id, supported_at)
     SELECT $1, $3, p.id, $4 FROM (
       SELECT person_id AS id FROM participation.supports WHERE tenant_id = $1 AND suggestion_id = $2
       UNION SELECT $5::uuid) p
     WHERE p.id IS NOT NULL AND p.id IS DISTINCT FROM $6::uuid ON CONFLICT DO NOTHING`,
    [tx.ctx.tenantId, from.id, into.id, tx.ctx.clock.now(), from.authorId, into.authorId],
  );
}

/** Counts the voices of a suggestion anew. @returns how many */
export async function recountSupporters(tx: Tx, suggestionId: string): Promise<number> {
  const { rows } = await tx.client.query<{ supporters: number }>(
    `UPDATE participation.suggestions SET supporters =
       (SELECT count(*) FROM participation.supports s WHERE s.tenant_id = $1 AND s.suggestion_id = $2)
     WHERE tenant_id = $1 AND id = $2 RETURNING supporters`,
    [tx.ctx.tenantId, suggestionId],
  );
  return rows[0]?.supporters ?? 0;
}

/** Many voices at once, for the demo. */
export async function insertSupports(
  tx: Tx,
  rows: readonly { suggestionId: string; personId: string; supportedAt: Date }[],
): Promise<void> {
  const { tenantId } = tx.ctx;
  await insertMany(
    tx,
    'participation.supports',
    rows.map((row) => ({ tenantId, ...row })),
    'ON CONFLICT DO NOTHING',
  );
  await tx.client.query(
    `UPDATE participation.suggestions g SET supporters = s.count FROM
       (SELECT suggestion_id, count(*) FROM participation.supports WHERE tenant_id = $1 GROUP BY 1) s
     WHERE g.tenant_id = $1 AND g.id = s.suggestion_id`,
    [tenantId],
  );
}
