/** A page of the desk's list. */
import { sql, type Tx } from '#platform/database/index.ts';
import type { PageEnd } from '#platform/paging/index.ts';
import type { CaseListQuery } from '../contract/queries.ts';
import { filteredCases, type FilterContext, waysOfReach } from './filter.ts';
import type { CaseRecord } from './tables.ts';

const orders = {
  newest: { column: 'registeredAt', direction: 'desc' },
  updated: { column: 'updatedAt', direction: 'desc' },
  deadline: { column: 'dueAt', direction: 'asc' },
} as const;

type Page = { readonly limit: number; readonly after: PageEnd | null };

/** One query of a page: what is asked, and the way of reach through which (of several). */
interface Asked {
  readonly query: CaseListQuery;
  readonly page: Page;
  readonly way: Way | null;
}

type Way = ReturnType<typeof waysOfReach>[number];

/** More ways than this are not asked one by one: such a viewer sees much of the town. */
const waysLimit = 6;

/** A page of the list, one row longer than asked so that the caller sees whether more follow. */
export async function listCases(
  tx: Tx,
  query: CaseListQuery,
  page: Page,
  context: FilterContext,
): Promise<CaseRecord[]> {
  if (query.sort === 'deadline') return byDeadline(tx, { query, page, way: null }, context);
  if (query.sort === 'updated') return pageOf(tx, { query, page, way: null }, context).execute();
  const ways = waysOfReach(context);
  if (ways.length === 0 || ways.length > waysLimit)
    return newestOf(tx, { query, page, way: null }, context);
  const found = new Map<string, CaseRecord>();
  for (const way of ways) {
    for (const record of await newestOf(tx, { query, page, way }, context))
      found.set(record.id, record);
  }
  return [...found.values()].sort(newestFirst).slice(0, page.limit + 1);
}

/** Where cases without a deadline stand in the order of deadlines: after all others, by their ids. */
export const withoutDeadline = new Date('9999-12-31T00:00:00Z');

/** Two queries, because one condition over both kinds would no longer walk along the index of deadlines. */
async function byDeadline(tx: Tx, asked: Asked, context: FilterContext): Promise<CaseRecord[]> {
  const { after, limit } = asked.page;
  const isPast = after !== null && Date.parse(after.at) >= withoutDeadline.getTime();
  const dated = isPast ? [] : await pageOf(tx, asked, context).execute();
  if (dated.length > limit) return dated;
  let undated = filteredCases(tx, asked.query, context)
    .selectAll('cases.cases')
    .where('cases.cases.dueAt', 'is', null);
  if (isPast) undated = undated.where('cases.cases.id', '>', after.id);
  const rest = await undated
    .orderBy('cases.cases.id')
    .limit(limit + 1 - dated.length)
    .execute();
  return [...dated, ...rest];
}

function newestFirst(a: CaseRecord, b: CaseRecord): number {
  return b.registeredAt.getTime() - a.registeredAt.getTime() || (a.id < b.id ? 1 : -1);
}

/** Frequent words fill a page from so many of the newest; only rare ones need the index of words. */
const readThrough = 3000;

async function newestOf(tx: Tx, asked: Asked, context: FilterContext): Promise<CaseRecord[]> {
  if (asked.query.q?.trim()) {
    const since = await readThroughSince(tx, asked, context);
    const near = pageOf(tx, asked, { ...context, readsThrough: true });
    if (!since) return near.execute();
    const rows = await near.where('cases.cases.registeredAt', '>', since).execute();
    if (rows.length > asked.page.limit) return rows;
  }
  return pageOf(tx, asked, context).execute();
}

/** When the last of those that are read through was registered; null when there are fewer. */
async function readThroughSince(
  tx: Tx,
  { query, page, way }: Asked,
  context: FilterContext,
): Promise<Date | null> {
  const { from, to } = query;
  const span = { ...(from ? { from } : {}), ...(to ? { to } : {}) };
  const row = await pageOf(tx, { query: span, page, way }, context)
    .clearSelect()
    .select('cases.cases.registeredAt')
    .clearLimit()
    .offset(readThrough)
    .limit(1)
    .executeTakeFirst();
  return row?.registeredAt ?? null;
}

function pageOf(tx: Tx, { query, page, way }: Asked, context: FilterContext) {
  const { column, direction } = orders[query.sort ?? 'newest'];
  let select = filteredCases(tx, query, context).selectAll('cases.cases');
  if (way) select = select.where(way);
  if (column === 'dueAt') select = select.where('cases.cases.dueAt', 'is not', null);
  if (page.after) {
    const { at, id } = page.after;
    const sign = sql.raw(direction === 'desc' ? '<' : '>');
    const ref = sql.ref(`cases.cases.${column}`);
    select = select.where(
      sql<boolean>`(${ref}, cases.cases.id) ${sign} (${new Date(at)}, ${id}::uuid)`,
    );
  }
  return select
    .orderBy(`cases.cases.${column}`, direction)
    .orderBy('cases.cases.id', direction)
    .limit(page.limit + 1);
}
