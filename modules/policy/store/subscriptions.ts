/** Statements on who follows what. */
import { insertMany, sql, type Tx } from '#platform/database/index.ts';
import type { PolicyTables, SubscriptionRow } from './tables.ts';

const on = (tx: Tx) => tx.as<PolicyTables>();

/** What a person follows, the newest first. */
export function subscriptionRows(tx: Tx, personId: string): Promise<SubscriptionRow[]> {
  return on(tx)
    .selectFrom('policy.subscriptions')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('personId', '=', personId)
    .orderBy('id', 'desc')
    .execute();
}

/** Keeps a subscription; one that is there stays. */
export async function insertSubscription(tx: Tx, row: SubscriptionRow): Promise<void> {
  await insertMany(tx, 'policy.subscriptions', [row], 'ON CONFLICT DO NOTHING');
}

/** Ends a subscription. */
export async function deleteSubscription(
  tx: Tx,
  { personId, kind, subject }: Pick<SubscriptionRow, 'personId' | 'kind' | 'subject'>,
): Promise<void> {
  await on(tx)
    .deleteFrom('policy.subscriptions')
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('personId', '=', personId)
    .where('kind', '=', kind)
    .where('subject', '=', subject)
    .execute();
}

/** Who follows a policy or one of its topics, each once. */
export async function followersOf(
  tx: Tx,
  code: string,
  topics: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`
    SELECT DISTINCT person_id FROM policy.subscriptions WHERE tenant_id = ${tx.ctx.tenantId}
    AND ((kind = 'policy' AND subject = ${code}) OR (kind = 'topic' AND subject = ANY (${[...topics]}::text[])))`.execute(
    tx.as(),
  );
  return rows.map(({ personId }) => personId);
}
