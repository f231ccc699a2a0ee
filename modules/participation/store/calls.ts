/** Queries about satisfaction calls. */
import {
  insertMany,
  openRow,
  openRows,
  sealChange,
  sql,
  type Tx,
} from '#platform/database/index.ts';
import type { CallState } from '../contract/states.ts';
import { type IdPage, on } from './rows.ts';
import type { CallRecord, RoundRecord } from './tables.ts';

const rounds = 'participation.callRounds';
const calls = 'participation.calls';

export async function insertRound(tx: Tx, row: RoundRecord): Promise<void> {
  await insertMany(tx, 'participation.call_rounds', [row]);
}

export async function insertCalls(tx: Tx, rows: readonly CallRecord[]): Promise<void> {
  await insertMany(tx, calls, rows);
}

/** Cases closed within a span that people may be asked about: not confidential ones. */
export function closedCases(tx: Tx, from: Date, to: Date) {
  return on(tx)
    .selectFrom('cases.pubCases')
    .select(['id', 'number', 'leadDepartmentId', 'villageId'])
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('state', '=', 'closed')
    .where('confidential', '=', false)
    .where('sealed', '=', false)
    .where('closedAt', '>=', from)
    .where('closedAt', '<', to)
    .orderBy('id')
    .limit(50_000)
    .execute();
}

/** Titles of cases, as the list shows them. */
export async function caseTitles(tx: Tx, caseIds: readonly string[]): Promise<Map<string, string>> {
  if (caseIds.length === 0) return new Map();
  const rows = await on(tx)
    .selectFrom('cases.pubCases')
    .select(['id', 'title'])
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', 'in', [...caseIds])
    .execute();
  return new Map(rows.map(({ id, title }) => [id, title]));
}

/** Keys of those who refused at any time, or were drawn in a round since an instant. */
export async function restingPeople(tx: Tx, since: Date): Promise<Set<string>> {
  const { rows } = await tx.client.query<{ personKey: string }>(
    `SELECT DISTINCT c.person_key AS "personKey" FROM participation.calls c
       JOIN participation.call_rounds r ON r.id = c.round_id
     WHERE c.tenant_id = $1 AND (c.state = 'refused' OR r.drawn_at > $2)`,
    [tx.ctx.tenantId, since],
  );
  return new Set(rows.map(({ personKey }) => personKey));
}

export function roundPage(tx: Tx, { limit, afterId }: IdPage): Promise<RoundRecord[]> {
  let query = on(tx)
    .selectFrom(rounds)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .orderBy('id', 'desc')
    .limit(limit + 1);
  if (afterId) query = query.where('id', '<', afterId);
  return query.execute();
}

export function roundById(tx: Tx, id: string): Promise<RoundRecord | undefined> {
  return on(tx)
    .selectFrom(rounds)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Published rounds, newest first. */
export function publishedRounds(tx: Tx, most: number): Promise<RoundRecord[]> {
  return on(tx)
    .selectFrom(rounds)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('state', '=', 'published')
    .orderBy('publishedAt', 'desc')
    .limit(most)
    .execute();
}

/** Calls of rounds by state. */
export function callCounts(tx: Tx, roundIds: readonly string[]) {
  if (roundIds.length === 0) return Promise.resolve([]);
  return on(tx)
    .selectFrom(calls)
    .select(['roundId', 'state', sql<number>`count(*)`.as('count')])
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('roundId', 'in', [...roundIds])
    .groupBy(['roundId', 'state'])
    .execute();
}

/** A page of a round's calls, in the order drawn. */
export async function callPage(
  tx: Tx,
  filter: { readonly roundId: string; readonly state?: CallState },
  page: { readonly limit: number; readonly afterPlace: number },
): Promise<CallRecord[]> {
  let query = on(tx)
    .selectFrom(calls)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('roundId', '=', filter.roundId)
    .where('place', '>', page.afterPlace)
    .orderBy('place')
    .limit(page.limit + 1);
  if (filter.state) query = query.where('state', '=', filter.state);
  return openRows(tx, calls, await query.execute());
}

/** A call, locked. */
export async function lockCall(tx: Tx, id: string): Promise<CallRecord | undefined> {
  const row = await on(tx)
    .selectFrom(calls)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return openRow(tx, calls, row);
}

export async function updateCall(tx: Tx, id: string, change: Partial<CallRecord>): Promise<void> {
  await on(tx)
    .updateTable(calls)
    .set(await sealChange(tx, calls, id, change))
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .execute();
}

/** What people said, by department; nothing that names anybody. */
export async function answersByDepartment(tx: Tx, roundId: string) {
  const { rows } = await tx.client.query<{
    departmentId: string;
    answered: number;
    satisfied: number;
    solved: number;
    stars: number;
  }>(
    `SELECT coalesce(department_id::text, '') AS "departmentId", count(*) AS answered,
       count(*) FILTER (WHERE score >= 4) AS satisfied, count(*) FILTER (WHERE solved) AS solved, coalesce(sum(score), 0) AS stars
     FROM participation.calls WHERE tenant_id = $1 AND round_id = $2 AND state = 'answered' GROUP BY 1`,
    [tx.ctx.tenantId, roundId],
  );
  return rows;
}
