/** Briefs and to whom they went. */
import { insertMany, sql, type Tx } from '#platform/database/index.ts';
import type { Period } from '../contract/shapes.ts';
import type { BriefTables, DeliveryRow, IssueRow } from './tables.ts';

const on = (tx: Tx) => tx.as<BriefTables>();

const dayColumns = [
  sql<string>`period_from::text`.as('periodFrom'),
  sql<string>`period_to::text`.as('periodTo'),
] as const;

const issues = (tx: Tx) =>
  on(tx)
    .selectFrom('briefs.issues')
    .selectAll()
    .select(dayColumns)
    .where('tenantId', '=', tx.ctx.tenantId);

/** Where a page of the list begins. */
export interface After {
  readonly at: Date;
  readonly id: string;
}

/** A page of briefs, the newest period first. */
export function issuePage(
  tx: Tx,
  of: { code: string | null; drafts: boolean; after: After | null; limit: number },
): Promise<IssueRow[]> {
  let query = issues(tx);
  if (of.code) query = query.where('templateCode', '=', of.code);
  if (!of.drafts) query = query.where('state', '=', 'issued');
  if (of.after) {
    query = query.where(
      sql<boolean>`(period_to, id) < ((${of.after.at}::timestamptz AT TIME ZONE 'Asia/Shanghai')::date, ${of.after.id}::uuid)`,
    );
  }
  return query
    .orderBy('briefs.issues.periodTo', 'desc')
    .orderBy('id', 'desc')
    .limit(of.limit)
    .execute();
}

/** One brief; locked when it is to be changed. */
export function issueRow(tx: Tx, id: string, lock = false): Promise<IssueRow | undefined> {
  const query = issues(tx).where('id', '=', id);
  return (lock ? query.forUpdate() : query).executeTakeFirst();
}

/** Every edition of periods of a template, the latest first. */
export function editionRows(
  tx: Tx,
  code: string,
  periods: readonly Period[],
): Promise<Pick<IssueRow, 'id' | 'edition' | 'state' | 'number' | 'periodFrom' | 'periodTo'>[]> {
  if (periods.length === 0) return Promise.resolve([]);
  return on(tx)
    .selectFrom('briefs.issues')
    .select(['id', 'edition', 'state', 'number', ...dayColumns])
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('templateCode', '=', code)
    .where(
      sql<boolean>`(period_from, period_to) IN (SELECT f, t FROM unnest(${periods.map(({ from }) => from)}::date[], ${periods.map(({ to }) => to)}::date[]) AS p(f, t))`,
    )
    .orderBy('edition', 'desc')
    .execute();
}

/** The largest number given in a year. */
export async function lastNumber(tx: Tx, code: string, year: number): Promise<number> {
  const row = await on(tx)
    .selectFrom('briefs.issues')
    .select(sql<number>`coalesce(max(number), 0)::integer`.as('last'))
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('templateCode', '=', code)
    .where('year', '=', year)
    .executeTakeFirstOrThrow();
  return row.last;
}

/** Drafts that are to be issued by now and not held. */
export function dueDrafts(tx: Tx, now: Date): Promise<IssueRow[]> {
  return issues(tx)
    .where('state', '=', 'draft')
    .where('held', '=', false)
    .where('sendAt', '<=', now)
    .orderBy('sendAt')
    .forUpdate()
    .execute();
}

/** Adds briefs. */
export async function insertIssues(tx: Tx, rows: readonly IssueRow[]): Promise<void> {
  await insertMany(tx, 'briefs.issues', rows);
}

/** Changes a draft. */
export async function updateIssue(tx: Tx, row: IssueRow): Promise<void> {
  await on(tx)
    .updateTable('briefs.issues')
    .set({
      ...row,
      document: sql<IssueRow['document']>`${JSON.stringify(row.document)}::jsonb`,
      edits: sql<IssueRow['edits']>`${JSON.stringify(row.edits)}::jsonb`,
    })
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', row.id)
    .execute();
}

/** Removes a draft. */
export async function deleteDraft(tx: Tx, id: string): Promise<void> {
  await on(tx)
    .deleteFrom('briefs.issues')
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .execute();
}

/** Notes to whom a brief went. */
export async function insertDeliveries(tx: Tx, rows: readonly DeliveryRow[]): Promise<void> {
  await insertMany(tx, 'briefs.deliveries', rows);
}

/** To whom a brief went. */
export function deliveryRows(tx: Tx, briefId: string): Promise<DeliveryRow[]> {
  return on(tx)
    .selectFrom('briefs.deliveries')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('briefId', '=', briefId)
    .orderBy(sql`person_name COLLATE "zh-x-icu"`)
    .execute();
}
