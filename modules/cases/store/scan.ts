/** All rows of a town in the order of their ids, a piece at a time. */
import type { Tx } from '#platform/database/index.ts';
import type { CaseRecord, CasesTables, TraceRecord } from './tables.ts';

const before = '00000000-0000-0000-0000-000000000000';

/** Steps of timelines whose id comes after one; an empty text begins. */
export async function scanTrace(tx: Tx, after: string, limit: number): Promise<TraceRecord[]> {
  return tx
    .as<CasesTables>()
    .selectFrom('cases.trace')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '>', after || before)
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Cases, likewise. */
export function scanCases(tx: Tx, after: string, limit: number): Promise<CaseRecord[]> {
  return tx
    .as<CasesTables>()
    .selectFrom('cases.cases')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '>', after || before)
    .orderBy('id')
    .limit(limit)
    .execute();
}
