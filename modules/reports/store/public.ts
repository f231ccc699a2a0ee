/** What anyone may see: read from the published view of cases, personal data left out. */
import { sql, type Tx } from '#platform/database/index.ts';
import type { PageEnd } from '#platform/paging/index.ts';
import type { ReportsTables } from './tables.ts';

const on = (tx: Tx) => tx.as<ReportsTables>();

/** Filters of the public page. */
export interface PublicFilter {
  readonly state?: 'open' | 'closed';
  readonly villageId?: string;
  readonly category?: string;
  readonly q?: string;
}

const visible = sql<boolean>`public AND NOT confidential AND state NOT IN ('cancelled', 'merged')`;
const escaped = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/** A page of public cases, newest first, one row longer than asked. */
export function publicCases(
  tx: Tx,
  filter: PublicFilter,
  page: {
    readonly limit: number;
    readonly after: PageEnd | null;
  },
) {
  let query = on(tx)
    .selectFrom('cases.pubCases')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where(visible)
    .orderBy('registeredAt', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit + 1);
  if (filter.state === 'open') query = query.where('closedAt', 'is', null);
  if (filter.state === 'closed') query = query.where('closedAt', 'is not', null);
  if (filter.villageId) query = query.where('villageId', '=', filter.villageId);
  if (filter.category) query = query.where('categoryCode', 'like', `${escaped(filter.category)}%`);
  if (filter.q) query = query.where(says(filter.q));
  if (page.after) {
    const { at, id } = page.after;
    query = query.where(sql<boolean>`(registered_at, id) < (${new Date(at)}, ${id}::uuid)`);
  }
  return query.execute();
}

/** Words of title or address by the index of cases (pairs of characters), or the beginning of a number. */
function says(words: string) {
  const beginning = `${escaped(words.trim().toUpperCase())}%`;
  return sql<boolean>`(number LIKE ${beginning} OR (
    cases.words(number, title, address) @> cases.pairs(${words}::text)
    AND strpos(lower(title || ' ' || address), lower(${words})) > 0))`;
}

/** A public case by its number. */
export function publicCase(tx: Tx, number: string) {
  return on(tx)
    .selectFrom('cases.pubCases')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('number', '=', number)
    .where(visible)
    .executeTakeFirst();
}

/** Whether a case of these is public. */
export async function anyPublic(tx: Tx, caseIds: readonly string[]): Promise<boolean> {
  if (caseIds.length === 0) return false;
  const row = await on(tx)
    .selectFrom('cases.pubCases')
    .select('id')
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', 'in', [...caseIds])
    .where(visible)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The counts behind the public rates. */
export interface RateCounts {
  readonly registered: number;
  readonly dispatched: number;
  readonly answeredInTime: number;
  readonly due: number;
  readonly resolved: number;
  readonly resolvedInTime: number;
  readonly rated: number;
  readonly satisfied: number;
}

/** Counts over cases registered in a span, cancelled and merged ones left out. */
export async function rateCounts(tx: Tx, span: { from: Date; to: Date }): Promise<RateCounts> {
  const { rows } = await tx.client.query<RateCounts>(
    `SELECT count(*)::integer AS registered,
       (count(*) FILTER (WHERE dispatched_at IS NOT NULL))::integer AS dispatched,
       (count(*) FILTER (WHERE accepted_at IS NOT NULL AND (response_due_at IS NULL OR accepted_at <= response_due_at)))::integer AS "answeredInTime",
       (count(*) FILTER (WHERE closed_at IS NOT NULL OR due_at <= $3))::integer AS due,
       (count(*) FILTER (WHERE closed_at IS NOT NULL))::integer AS resolved,
       (count(*) FILTER (WHERE closed_at IS NOT NULL AND overdue_at IS NULL))::integer AS "resolvedInTime",
       count(rating)::integer AS rated,
       (count(*) FILTER (WHERE rating >= 4))::integer AS satisfied
     FROM cases.pub_cases
     WHERE tenant_id = $1 AND registered_at >= $2 AND registered_at < $3 AND state NOT IN ('cancelled', 'merged')`,
    [tx.ctx.tenantId, span.from, span.to],
  );
  const [row] = rows;
  if (!row) throw new Error('an aggregate without a row');
  return row;
}

/** A published group holds at least so many cases: of fewer somebody might be told (k-anonymity). */
const smallestGroup = 5;

/** Registered and closed by month of registration (Asia/Shanghai). */
export async function countsByMonth(tx: Tx, span: { from: Date; to: Date }) {
  const { rows } = await tx.client.query<{
    month: string;
    registered: number;
    closed: number;
    inTime: number;
  }>(
    `SELECT to_char(registered_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM') AS month, count(*)::integer AS registered,
       (count(*) FILTER (WHERE closed_at IS NOT NULL))::integer AS closed,
       (count(*) FILTER (WHERE closed_at IS NOT NULL AND overdue_at IS NULL))::integer AS "inTime"
     FROM cases.pub_cases
     WHERE tenant_id = $1 AND registered_at >= $2 AND registered_at < $3 AND state NOT IN ('cancelled', 'merged')
     GROUP BY 1 HAVING count(*) >= $4 ORDER BY 1`,
    [tx.ctx.tenantId, span.from, span.to, smallestGroup],
  );
  return rows;
}

/** The most frequent public categories, groups too small to be told left out. */
export async function countsByCategory(tx: Tx, span: { from: Date; to: Date }) {
  const { rows } = await tx.client.query<{ code: string; count: number }>(
    `SELECT category_code AS code, count(*)::integer AS count FROM cases.pub_cases
     WHERE tenant_id = $1 AND registered_at >= $2 AND registered_at < $3 AND public
     GROUP BY 1 HAVING count(*) >= $4 ORDER BY 2 DESC, 1 LIMIT 10`,
    [tx.ctx.tenantId, span.from, span.to, smallestGroup],
  );
  return rows;
}
