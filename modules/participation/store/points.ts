/** Queries about points: rules, accounts, entries, claims, boards. */
import { insertMany, openRow, openRows, sql, type Tx } from '#platform/database/index.ts';
import type { MonthContent } from '../contract/index.ts';
import type { ClaimState } from '../contract/states.ts';
import { type IdPage, on } from './rows.ts';
import type { ClaimRecord, ConsentRecord, EntryRecord, RuleRecord } from './tables.ts';

const entries = 'participation.pointEntries';
const claims = 'participation.claims';

/** The rules that the town changed or added. */
export function ruleRows(tx: Tx): Promise<RuleRecord[]> {
  return on(tx)
    .selectFrom('participation.pointRules')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .orderBy('code')
    .execute();
}

/** Saves a rule over the version that was read. @returns false where somebody was quicker */
export async function saveRuleRow(tx: Tx, row: RuleRecord): Promise<boolean> {
  const saved = await insertMany(
    tx,
    'participation.point_rules',
    [row],
    `ON CONFLICT (tenant_id, code) DO UPDATE SET title_zh = excluded.title_zh, title_en = excluded.title_en,
       points = excluded.points, per_day = excluded.per_day, lasts_days = excluded.lasts_days,
       claimable = excluded.claimable, active = excluded.active, version = excluded.version
     WHERE participation.point_rules.version = excluded.version - 1`,
  );
  return saved > 0;
}

export function accountOf(tx: Tx, personId: string) {
  return on(tx)
    .selectFrom('participation.pointAccounts')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('personId', '=', personId)
    .executeTakeFirst();
}

/** What may be spent, and nobody else spends meanwhile. */
export async function lockBalance(tx: Tx, personId: string): Promise<number> {
  const row = await on(tx)
    .selectFrom('participation.pointAccounts')
    .select('balance')
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('personId', '=', personId)
    .forUpdate()
    .executeTakeFirst();
  return row?.balance ?? 0;
}

/** One after another for a person and rule, so that the day's limit holds for those who come at once. */
export async function waitForPerson(tx: Tx, personId: string): Promise<void> {
  await tx.client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `participation.points ${personId}`,
  ]);
}

/** Adds entries; what was booked before is left out. @returns how many are new */
export function addEntries(tx: Tx, rows: readonly EntryRecord[]): Promise<number> {
  return insertMany(tx, 'participation.point_entries', rows, 'ON CONFLICT DO NOTHING');
}

const own = (tx: Tx) =>
  on(tx).selectFrom(entries).selectAll().where('tenantId', '=', tx.ctx.tenantId);

/** All entries of a person, oldest first. */
export function entriesOf(tx: Tx, personId: string): Promise<EntryRecord[]> {
  return own(tx).where('personId', '=', personId).orderBy('id').execute();
}

/** A page of a person's entries, newest first. */
export function entryPage(
  tx: Tx,
  personId: string,
  { limit, afterId }: IdPage,
): Promise<EntryRecord[]> {
  let query = own(tx)
    .where('personId', '=', personId)
    .orderBy('id', 'desc')
    .limit(limit + 1);
  if (afterId) query = query.where('id', '<', afterId);
  return query.execute();
}

/** What a row earned. */
export function earnedBy(tx: Tx, source: string, sourceId: string): Promise<EntryRecord[]> {
  return own(tx)
    .where('source', '=', source)
    .where('sourceId', '=', sourceId)
    .where('kind', '=', 'earn')
    .execute();
}

/** How often a rule earned within a span. */
export async function timesEarned(
  tx: Tx,
  of: { readonly personId: string; readonly rule: string; readonly from: Date; readonly to: Date },
): Promise<number> {
  const row = await on(tx)
    .selectFrom(entries)
    .select(sql<number>`count(*)`.as('count'))
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('personId', '=', of.personId)
    .where('kind', '=', 'earn')
    .where('rule', '=', of.rule)
    .where('happenedAt', '>=', of.from)
    .where('happenedAt', '<', of.to)
    .executeTakeFirst();
  return row?.count ?? 0;
}

/** People of whom something may have expired since an instant. */
export async function peopleExpiring(tx: Tx, from: Date, to: Date): Promise<string[]> {
  const rows = await on(tx)
    .selectFrom(entries)
    .select('personId')
    .distinct()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('expiresAt', '>', from)
    .where('expiresAt', '<=', to)
    .execute();
  return rows.map(({ personId }) => personId);
}

export async function insertClaims(tx: Tx, rows: readonly ClaimRecord[]): Promise<void> {
  await insertMany(
    tx,
    claims,
    rows.map((row) => ({ ...row, photoIds: [...row.photoIds] })),
  );
}

/** A claim within reach, locked. */
export async function lockClaim(tx: Tx, id: string): Promise<ClaimRecord | undefined> {
  const row = await on(tx)
    .selectFrom(claims)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return openRow(tx, claims, row);
}

export async function updateClaim(
  tx: Tx,
  id: string,
  change: Pick<ClaimRecord, 'state'> & Partial<Omit<ClaimRecord, 'words' | 'photoIds'>>,
): Promise<void> {
  await on(tx)
    .updateTable(claims)
    .set(change)
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .execute();
}

/** A page of claims, newest first. */
export async function claimPage(
  tx: Tx,
  filter: { readonly personId?: string; readonly state?: ClaimState },
  { limit, afterId }: IdPage,
): Promise<ClaimRecord[]> {
  let query = on(tx)
    .selectFrom(claims)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .orderBy('id', 'desc')
    .limit(limit + 1);
  if (filter.personId) query = query.where('personId', '=', filter.personId);
  if (filter.state) query = query.where('state', '=', filter.state);
  if (afterId) query = query.where('id', '<', afterId);
  return openRows(tx, claims, await query.execute());
}

/** Sums of a span by village and rule. */
export async function sumsOf(tx: Tx, from: Date, to: Date) {
  const { rows } = await tx.client.query<{
    villageId: string | null;
    rule: string;
    kind: string;
    deeds: number;
    points: number;
  }>(
    `SELECT village_id AS "villageId", rule, kind, count(*) AS deeds, sum(points) AS points
     FROM participation.point_entries WHERE tenant_id = $1 AND entered_at >= $2 AND entered_at < $3
     GROUP BY village_id, rule, kind`,
    [tx.ctx.tenantId, from, to],
  );
  return rows;
}

/** How many people earned in a span, by village. */
export async function earnersOf(tx: Tx, from: Date, to: Date) {
  const { rows } = await tx.client.query<{ villageId: string | null; people: number }>(
    `SELECT village_id AS "villageId", count(DISTINCT person_id) AS people
     FROM participation.point_entries WHERE tenant_id = $1 AND kind = 'earn' AND entered_at >= $2 AND entered_at < $3
     GROUP BY village_id`,
    [tx.ctx.tenantId, from, to],
  );
  return rows;
}

/** The boards of a span: only who agreed, under the name that each chose. */
export async function boardsOf(tx: Tx, from: Date, to: Date) {
  const { rows } = await tx.client.query<{ villageId: string; name: string; points: number }>(
    `SELECT c.village_id AS "villageId", c.shown_name AS name, sum(e.points) AS points
     FROM participation.board_consents c JOIN participation.point_entries e
       ON e.tenant_id = c.tenant_id AND e.person_id = c.person_id AND e.kind IN ('earn', 'takeBack')
     WHERE c.tenant_id = $1 AND e.entered_at >= $2 AND e.entered_at < $3
     GROUP BY c.village_id, c.person_id, c.shown_name HAVING sum(e.points) > 0
     ORDER BY points DESC, name`,
    [tx.ctx.tenantId, from, to],
  );
  return rows;
}

export function consentOf(tx: Tx, personId: string): Promise<ConsentRecord | undefined> {
  return on(tx)
    .selectFrom('participation.boardConsents')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('personId', '=', personId)
    .executeTakeFirst();
}

export async function saveConsents(tx: Tx, rows: readonly ConsentRecord[]): Promise<void> {
  await insertMany(
    tx,
    'participation.board_consents',
    rows,
    `ON CONFLICT (tenant_id, person_id) DO UPDATE SET shown_name = excluded.shown_name,
       village_id = excluded.village_id, given_at = excluded.given_at`,
  );
}

export async function deleteConsent(tx: Tx, personId: string): Promise<void> {
  await on(tx)
    .deleteFrom('participation.boardConsents')
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('personId', '=', personId)
    .execute();
}

/** What was published, newest first. Boards are not kept with it: they are read by consent each time. */
export async function publishedMonths(tx: Tx, most: number): Promise<MonthContent[]> {
  const rows = await on(tx)
    .selectFrom('participation.publications')
    .select('content')
    .where('tenantId', '=', tx.ctx.tenantId)
    .orderBy('month', 'desc')
    .limit(most)
    .execute();
  return rows.map(({ content }) => content);
}

/** Publishes a month. @returns false where it is published */
export async function publishMonthRow(tx: Tx, content: MonthContent): Promise<boolean> {
  const row = {
    tenantId: tx.ctx.tenantId,
    month: content.month,
    content,
    publishedAt: tx.ctx.clock.now(),
  };
  return (await insertMany(tx, 'participation.publications', [row], 'ON CONFLICT DO NOTHING')) > 0;
}
