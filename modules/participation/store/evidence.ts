/** What the ledger goes through when it checks a whole town. */
import type { Tx } from '#platform/database/index.ts';
import { on } from './rows.ts';
import type { PollRecord } from './tables.ts';

/** Published votes in the order of their ids, from after one of them. */
export function publishedPolls(tx: Tx, after: string, limit: number): Promise<PollRecord[]> {
  const from = after === '' ? '00000000-0000-0000-0000-000000000000' : after;
  return on(tx)
    .selectFrom('participation.polls')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('state', '=', 'published')
    .where('id', '>', from)
    .orderBy('id')
    .limit(limit)
    .execute();
}
