/** Queries about applications. */
import { insertMany, openRows, sealChange, sql, type Tx } from '#platform/database/index.ts';
import type { PageEnd } from '#platform/paging/index.ts';
import { openStages } from '../contract/stages.ts';
import { readAnswers } from './answers.ts';
import type { ApplicationRecord, ServicesTables, Stored } from './tables.ts';

const on = (tx: Tx) => tx.as<ServicesTables>();
const table = 'services.applications';

async function opened(tx: Tx, rows: readonly Stored<ApplicationRecord>[]) {
  return (await openRows(tx, table, rows)).map(readAnswers) as ApplicationRecord[];
}

const all = (tx: Tx) =>
  on(tx).selectFrom(table).selectAll(table).where(`${table}.tenantId`, '=', tx.ctx.tenantId);

/** An application within reach. @param lock held until the transaction ends */
export async function applicationById(
  tx: Tx,
  id: string,
  lock = false,
): Promise<ApplicationRecord | undefined> {
  const query = all(tx).where(`${table}.id`, '=', id);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  return row && (await opened(tx, [row]))[0];
}

/** The application that a case carries. */
export async function applicationOfCase(
  tx: Tx,
  caseId: string,
): Promise<ApplicationRecord | undefined> {
  const row = await all(tx).where(`${table}.caseId`, '=', caseId).executeTakeFirst();
  return row && (await opened(tx, [row]))[0];
}

/** An application of a person by its number. */
export async function applicationOfNumber(
  tx: Tx,
  { number, personId }: { readonly number: string; readonly personId: string },
): Promise<ApplicationRecord | undefined> {
  const row = await all(tx)
    .where(`${table}.number`, '=', number)
    .where(`${table}.applicantId`, '=', personId)
    .executeTakeFirst();
  return row && (await opened(tx, [row]))[0];
}

/** Whether a case carries an application. */
export async function isApplicationCase(tx: Tx, caseId: string): Promise<boolean> {
  const { rows } = await tx.client.query(
    'SELECT 1 FROM services.applications WHERE tenant_id = $1 AND case_id = $2',
    [tx.ctx.tenantId, caseId],
  );
  return rows.length > 0;
}

/** The applications of a person, newest first, one more than the page. */
export async function applicationsOf(
  tx: Tx,
  personId: string,
  { limit, after }: { readonly limit: number; readonly after: PageEnd | null },
): Promise<ApplicationRecord[]> {
  const rows = await all(tx)
    .where(`${table}.applicantId`, '=', personId)
    .$if(after !== null, (query) => query.where(`${table}.id`, '<', after?.id ?? ''))
    .orderBy(`${table}.id`, 'desc')
    .limit(limit + 1)
    .execute();
  return opened(tx, rows);
}

/** Keeps new applications. */
export async function insertApplications(
  tx: Tx,
  rows: readonly ApplicationRecord[],
): Promise<void> {
  await insertMany(
    tx,
    table,
    rows.map((row) => ({ ...row, answers: JSON.stringify(row.answers) })),
  );
}

/** Changes an application and counts its version up. */
export async function updateApplication(
  tx: Tx,
  row: ApplicationRecord,
  { answers, ...change }: Partial<ApplicationRecord>,
): Promise<ApplicationRecord> {
  const version = row.version + 1;
  const sealed = answers
    ? await sealChange(tx, table, row.id, { answers: JSON.stringify(answers) })
    : {};
  await on(tx)
    .updateTable(table)
    .set({ ...change, ...sealed, version })
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', row.id)
    .execute();
  return { ...row, ...change, ...(answers ? { answers } : {}), version };
}

/** Which applications a desk wants to see. */
export interface DeskFilter {
  readonly tab?: 'new' | 'mine' | 'late' | 'open' | 'ended' | undefined;
  readonly departmentId?: string | undefined;
  readonly itemCode?: string | undefined;
  readonly number?: string | undefined;
}

/** A line of a list: the answers stay sealed. */
export type ListedApplication = Omit<ApplicationRecord, 'answers'> & {
  readonly dueAt: Date | null;
  readonly caseState: string;
  readonly overdueAt: Date | null;
};

const isLate = (now: Date) =>
  sql<boolean>`(c.due_at < ${now} AND c.done_at IS NULL AND c.closed_at IS NULL AND c.state <> 'suspended')`;

function filtered(tx: Tx, { tab, departmentId, itemCode, number }: DeskFilter) {
  const now = tx.ctx.clock.now();
  let query = on(tx)
    .selectFrom(`${table} as a`)
    .innerJoin('cases.pubCases as c', (join) =>
      join.onRef('c.tenantId', '=', 'a.tenantId').onRef('c.id', '=', 'a.caseId'),
    )
    .where('a.tenantId', '=', tx.ctx.tenantId);
  if (departmentId) query = query.where('a.departmentId', '=', departmentId);
  if (itemCode) query = query.where('a.itemCode', '=', itemCode);
  if (number) query = query.where('a.number', 'like', `%${number.replaceAll(/[\\%_]/g, '')}`);
  if (tab === 'new') query = query.where('a.stage', '=', 'submitted');
  if (tab === 'open') query = query.where('a.stage', 'in', [...openStages]);
  if (tab === 'ended') query = query.where('a.stage', 'not in', [...openStages]);
  if (tab === 'late') query = query.where('a.stage', 'in', [...openStages]).where(isLate(now));
  if (tab === 'mine') {
    query = query
      .where('a.stage', 'in', [...openStages])
      .where('a.handlerId', '=', tx.ctx.actor.personId);
  }
  return query;
}

const listed = [
  'a.id', 'a.tenantId', 'a.number', 'a.caseId', 'a.itemId', 'a.itemVersion', 'a.itemCode', 'a.itemTitleZh', 'a.itemTitleEn',
  'a.departmentId', 'a.stage', 'a.channel', 'a.applicantId', 'a.applicantName', 'a.applicantPhone', 'a.prefilled', 'a.fileIds',
  'a.takenBy', 'a.consent', 'a.handlerId', 'a.delivery', 'a.deliveryNote', 'a.supplementWords', 'a.supplementUntil',
  'a.supplementKeys', 'a.decisionWords', 'a.remedy', 'a.feeFen', 'a.feeState', 'a.payPath', 'a.rating', 'a.submittedAt',
  'a.endedAt', 'a.version', 'c.dueAt', 'c.state as caseState', 'c.overdueAt',
] as const; // biome-ignore format: a list of names

/** A page of the desk's list, one more than asked; open ones by their deadline would jump about: newest first. */
export async function deskPage(
  tx: Tx,
  filter: DeskFilter,
  { limit, after }: { readonly limit: number; readonly after: PageEnd | null },
): Promise<ListedApplication[]> {
  const rows = await filtered(tx, filter)
    .select(listed)
    .$if(after !== null, (query) => query.where('a.id', '<', after?.id ?? ''))
    .orderBy('a.id', 'desc')
    .limit(limit + 1)
    .execute();
  return openRows(tx, table, rows);
}

/** How many there are in each tab. */
export async function deskCounts(tx: Tx) {
  const now = tx.ctx.clock.now();
  const isOpen = sql<boolean>`a.stage = ANY (${[...openStages]}::text[])`;
  const count = (condition: ReturnType<typeof sql<boolean>>) =>
    sql<number>`count(*) FILTER (WHERE ${condition})`;
  const row = await filtered(tx, {})
    .select([
      count(sql`a.stage = 'submitted'`).as('new'),
      count(sql`${isOpen} AND a.handler_id = platform.person()`).as('mine'),
      count(sql`${isOpen} AND ${isLate(now)}`).as('late'),
      count(isOpen).as('open'),
      count(sql`NOT ${isOpen}`).as('ended'),
    ])
    .executeTakeFirstOrThrow();
  return { new: row.new, mine: row.mine, late: row.late, open: row.open, ended: row.ended };
}

/** Takes everything about the applicant out; number, item, stage and times stay for the statistics. */
export async function forgetApplicants(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.client.query(
    `UPDATE services.applications SET applicant_id = NULL, applicant_name = '', applicant_phone = '', answers = '', prefilled = '{}',
       file_ids = '{}', delivery_note = '', supplement_words = '', decision_words = ''
     WHERE tenant_id = $1 AND id = ANY ($2::uuid[])`,
    [tx.ctx.tenantId, [...ids]],
  );
}
