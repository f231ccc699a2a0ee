/** A filter of the desk as SQL conditions; list, counts, map and export share it. */
import type { Expression, SqlBool } from 'kysely';
import { sql, type Tx } from '#platform/database/index.ts';
import type { CaseFilter } from '../contract/queries.ts';
import { openStates } from '../states.ts';
import type { CaseRecord, CasesTables } from './tables.ts';

/** What `mine` means for the viewer. */
export interface Mine {
  readonly personId: string | null;
  readonly departmentIds: readonly string[];
  readonly gridCellIds: readonly string[];
}

/** Everything a filter is read with. */
export interface FilterContext {
  readonly now: Date;
  readonly mine: Mine;
}

const isOpen: ReadonlySet<string> = new Set(openStates);

const c = (column: keyof CaseRecord) => sql.ref(`cases.cases.${column}`);
/** One value as an equality: only then does an index on it give the rows in the list's order. */
const anyOf = (column: keyof CaseRecord, values: readonly string[], type: string) =>
  values.length === 1
    ? sql<SqlBool>`${c(column)} = ${values[0]}::${sql.raw(type)}`
    : sql<SqlBool>`${c(column)} = ANY (${sql.val([...values])}::${sql.raw(type)}[])`;

/** The conditions of a filter; all must hold. */
export function conditionsOf(filter: CaseFilter, context: FilterContext): Expression<SqlBool>[] {
  return [
    ...stateConditions(filter, context),
    ...placeConditions(filter),
    ...wordConditions(filter),
  ];
}

function stateConditions(filter: CaseFilter, { now, mine }: FilterContext): Expression<SqlBool>[] {
  const conditions: Expression<SqlBool>[] = [];
  const add = (condition: Expression<SqlBool>) => conditions.push(condition);
  if (filter.state?.length) add(anyOf('state', filter.state, 'text'));
  const onlyOpenStates = filter.state?.length && filter.state.every((one) => isOpen.has(one));
  if (
    onlyOpenStates ||
    filter.open ||
    filter.overdue ||
    filter.dueWithinHours ||
    filter.needsOfficer ||
    filter.extensionAsked
  ) {
    add(sql<SqlBool>`${c('closedAt')} IS NULL`);
  }
  if (filter.open === false) add(sql<SqlBool>`${c('closedAt')} IS NOT NULL`);
  if (filter.overdue) add(overdueNow(now));
  if (filter.dueWithinHours) {
    const until = new Date(now.getTime() + filter.dueWithinHours * 3_600_000);
    add(
      sql<SqlBool>`${c('dueAt')} > ${now} AND ${c('dueAt')} <= ${until} AND ${c('doneAt')} IS NULL`,
    );
  }
  if (filter.needsOfficer) add(sql<SqlBool>`${c('needsOfficer')}`);
  if (filter.supervised) add(sql<SqlBool>`${c('supervised')}`);
  if (filter.returned) add(sql<SqlBool>`${c('returnedCount')} > 0`);
  if (filter.reopened) add(sql<SqlBool>`${c('reopenedCount')} > 0`);
  if (filter.extensionAsked) add(sql<SqlBool>`${c('requestedDueAt')} IS NOT NULL`);
  if (filter.mine) add(mineCondition(mine));
  return conditions;
}

/** Past the deadline while somebody still has to do it; done or suspended cases do not run late. */
export function overdueNow(now: Date): Expression<SqlBool> {
  return sql<SqlBool>`(${c('dueAt')} < ${now} AND ${c('doneAt')} IS NULL AND ${c('pausedSince')} IS NULL)`;
}

/** The cases that wait for the viewer. */
export function mineCondition(mine: Mine): Expression<SqlBool> {
  const parts: Expression<SqlBool>[] = [];
  if (mine.personId) parts.push(sql<SqlBool>`${c('handlerId')} = ${mine.personId}`);
  if (mine.departmentIds.length > 0) {
    const ids = sql.val([...mine.departmentIds]);
    parts.push(
      sql<SqlBool>`(${c('leadDepartmentId')} = ANY (${ids}::uuid[]) OR ${c('assistingDepartmentIds')} && ${ids}::uuid[])`,
    );
  }
  if (mine.gridCellIds.length > 0) parts.push(anyOf('gridCellId', mine.gridCellIds, 'uuid'));
  return parts.length > 0 ? sql<SqlBool>`(${sql.join(parts, sql` OR `)})` : sql<SqlBool>`true`;
}

function placeConditions(filter: CaseFilter): Expression<SqlBool>[] {
  const conditions: Expression<SqlBool>[] = [];
  if (filter.departmentId?.length)
    conditions.push(anyOf('leadDepartmentId', filter.departmentId, 'uuid'));
  if (filter.villageId?.length) conditions.push(anyOf('villageId', filter.villageId, 'uuid'));
  if (filter.gridCellId?.length) conditions.push(anyOf('gridCellId', filter.gridCellId, 'uuid'));
  if (filter.handlerId) conditions.push(sql<SqlBool>`${c('handlerId')} = ${filter.handlerId}`);
  if (filter.bbox) {
    const [west, south, east, north] = filter.bbox.split(',').map(Number);
    conditions.push(
      isNarrow(filter)
        ? sql<SqlBool>`${c('longitude')} BETWEEN ${west} AND ${east} AND ${c('latitude')} BETWEEN ${south} AND ${north}`
        : sql<SqlBool>`${c('longitude')} IS NOT NULL AND point(${c('longitude')}, ${c('latitude')}) <@ box(point(${west}, ${south}), point(${east}, ${north}))`,
    );
  }
  return conditions;
}

/**
 * Whether time or state leave few cases. PostgreSQL takes every window for tiny and would read it
 * whole by its spatial index, though a window may hold half the town.
 */
function isNarrow(filter: CaseFilter): boolean {
  return Boolean(filter.open ?? filter.overdue ?? filter.needsOfficer ?? filter.from);
}

function wordConditions(filter: CaseFilter): Expression<SqlBool>[] {
  const conditions: Expression<SqlBool>[] = [];
  if (filter.categoryCode?.length) {
    const parts = filter.categoryCode.map(
      (code) => sql<SqlBool>`${c('categoryCode')} LIKE ${`${escaped(code)}%`}`,
    );
    conditions.push(sql<SqlBool>`(${sql.join(parts, sql` OR `)})`);
  }
  if (filter.urgency?.length) conditions.push(anyOf('urgency', filter.urgency, 'text'));
  if (filter.channel?.length) conditions.push(anyOf('channel', filter.channel, 'text'));
  if (filter.from) conditions.push(sql<SqlBool>`${c('registeredAt')} >= ${new Date(filter.from)}`);
  if (filter.to) conditions.push(sql<SqlBool>`${c('registeredAt')} < ${new Date(filter.to)}`);
  for (const word of filter.q?.trim().split(/\s+/).filter(Boolean) ?? []) {
    const words = sql`(${c('number')} || ' ' || ${c('title')} || ' ' || ${c('address')})`;
    // The index holds pairs of characters; what it finds is then read letter by letter.
    if (word.length > 1) {
      conditions.push(sql<SqlBool>`cases.pairs(${words}) @> cases.pairs(${word}::text)`);
    }
    conditions.push(sql<SqlBool>`${words} ILIKE ${`%${escaped(word)}%`}`);
  }
  return conditions;
}

const escaped = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/** A query over the tenant's cases with the filter applied. */
export function filteredCases(tx: Tx, filter: CaseFilter, context: FilterContext) {
  let query = tx
    .as<CasesTables>()
    .selectFrom('cases.cases')
    .where('cases.cases.tenantId', '=', tx.ctx.tenantId);
  for (const condition of conditionsOf(filter, context)) query = query.where(condition);
  return query;
}
