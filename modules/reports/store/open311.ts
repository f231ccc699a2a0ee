/** Queries of the Open311 door. Confidential and sensitive matters are not told. */
import { sql, type Tx } from '#platform/database/index.ts';
import type { PublicCaseRow } from '#modules/cases/index.ts';
import type { RequestsQuery } from '#protocols/open311/index.ts';
import type { ReportsTables } from './tables.ts';

const told = sql<boolean>`public AND NOT confidential`;

/** Requests by number. */
export function requestByNumber(tx: Tx, numbers: readonly string[]): Promise<PublicCaseRow[]> {
  return tx
    .as<ReportsTables>()
    .selectFrom('cases.pubCases')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('number', 'in', [...numbers])
    .where(told)
    .execute();
}

/** Requests of a span, newest first. */
export function requestsBetween(
  tx: Tx,
  query: Extract<RequestsQuery, { by: 'span' }>,
): Promise<PublicCaseRow[]> {
  let select = tx
    .as<ReportsTables>()
    .selectFrom('cases.pubCases')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where(told)
    .where('registeredAt', '>=', query.from)
    .where('registeredAt', '<=', query.until)
    .orderBy('registeredAt', 'desc')
    .orderBy('id', 'desc')
    .limit(query.limit)
    .offset(query.offset);
  if (query.serviceCodes.length > 0)
    select = select.where('categoryCode', 'in', [...query.serviceCodes]);
  const [status] = query.statuses;
  if (query.statuses.length === 1 && status) {
    select = select.where('closedAt', status === 'closed' ? 'is not' : 'is', null);
  }
  return select.execute();
}
