/** A filter of the desk as SQL conditions; list, counts, map and export share it. */
import type { Expression, SqlBool } from 'kysely';
import type { Scope } from '#platform/context/index.ts';
import { sql, type Tx } from '#platform/database/index.ts';
import type { CaseFilter } from '../contract/queries.ts';
import { openStates } from '../states.ts';
import { saidConditions } from './said.ts';
import type { CaseRecord, CasesTables } from './tables.ts';
import { windowConditions } from './window.ts';

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
  /** How far the viewer sees; row-level security says the same, but no index can be used by it. */
  readonly scope: Scope;
  /** The rows are few enough to look for words in each; else the index of words is asked. */
  readonly readsThrough?: boolean;
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
    ...kindConditions(filter),
    ...saidConditions(filter.q ?? '', context.readsThrough ?? false),
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
  if (filter.id?.length) conditions.push(anyOf('id', filter.id, 'uuid'));
  if (filter.bbox) conditions.push(...windowConditions(filter.bbox));
  return conditions;
}

function kindConditions(filter: CaseFilter): Expression<SqlBool>[] {
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

/**
 * The ways in which a case can be within the viewer's reach, each a condition that an index answers
 * in the order of the list; empty for those who see all.
 */
export function waysOfReach({ scope, mine }: FilterContext): Expression<SqlBool>[] {
  if (scope.kind === 'town' || scope.kind === 'county') return [];
  const each = (column: keyof CaseRecord, ids: readonly string[]) =>
    ids.map((id) => sql<SqlBool>`${c(column)} = ${id}::uuid`);
  const { departmentIds, villageIds, gridCellIds } = scope;
  const assisting = sql<SqlBool>`${c('assistingDepartmentIds')} <> '{}' AND ${c('assistingDepartmentIds')} && ${sql.val([...departmentIds])}::uuid[]`;
  return [
    ...each('leadDepartmentId', departmentIds),
    ...(departmentIds.length > 0 ? [assisting] : []),
    ...each('villageId', villageIds),
    ...each('gridCellId', gridCellIds),
    ...each('handlerId', mine.personId ? [mine.personId] : []),
  ];
}
