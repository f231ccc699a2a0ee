/** The newest alarms, for tickers. */
import type { Tx } from '#platform/database/index.ts';
import type { RecentQuestion } from '#platform/facts/index.ts';
import type { AlarmRecord, AlarmsTables } from './tables.ts';

const columns = { village: 'villageId', gridCell: 'gridCellId' } as const;

/** Alarms by when they were raised last, the newest first; those found in late data called nobody. */
export function recentAlarms(tx: Tx, { where, limit }: RecentQuestion): Promise<AlarmRecord[]> {
  let query = tx
    .as<AlarmsTables>()
    .selectFrom('alarms.alarms')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('late', '=', false);
  if (where) query = query.where(columns[where.dimension], '=', where.key);
  return query.orderBy('raisedAt', 'desc').orderBy('id', 'desc').limit(limit).execute();
}
