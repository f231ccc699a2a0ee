/** What a batch of the intake changed is told to whoever subscribed to it. */
import type { RowsMoved } from '#modules/intake/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import type { Watched } from '../contract/words.ts';
import { closedBy } from '../rules/period.ts';
import { readGrant } from '../store/grants.ts';
import {
  activeSubscriptions,
  insertDeliveries,
  updateSubscription,
} from '../store/subscriptions.ts';
import type { GrantRecord, SubscriptionRecord } from '../store/tables.ts';
import { openedGrant, readGranted } from './lake.ts';
import { tellDepartment } from './tell.ts';

/** Counts of what changed, as far as a subscription watches it. */
type Counts = Partial<Record<Watched, number>>;

/** Tells the subscribers of a resource; runs in the listener's transaction, as the house. */
export async function noticeChanges(tx: Tx, moved: RowsMoved): Promise<void> {
  for (const subscription of await activeSubscriptions(tx, moved.resourceId)) {
    const grant = await readGrant(tx, subscription.grantId);
    if (!grant || closedBy(grant, tx.ctx.clock.now())) continue;
    const { counts, lastRow } = await countsFor(tx, { subscription, grant, moved });
    if (Object.values(counts).every((count) => count === 0)) {
      if (lastRow !== subscription.lastRow) {
        await updateSubscription(tx, subscription.id, { lastRow });
      }
      continue;
    }
    await tell(tx, { subscription, grant, counts, batchId: moved.batchId });
    await updateSubscription(tx, subscription.id, {
      lastRow,
      told: subscription.told + 1,
      toldAt: tx.ctx.clock.now(),
    });
  }
}

const pageRows = 1000;
const mostPages = 50;

/** Rows that are new since the last look and fit the conditions and the grant; what changed or went, as the batch counts it. */
async function countsFor(
  tx: Tx,
  of: {
    readonly subscription: SubscriptionRecord;
    readonly grant: GrantRecord;
    readonly moved: RowsMoved;
  },
): Promise<{ readonly counts: Counts; readonly lastRow: string }> {
  const { subscription, grant, moved } = of;
  const { watch, conditions } = subscription;
  const counts: Counts = {
    ...(watch.includes('changed') ? { changed: moved.changed } : {}),
    ...(watch.includes('removed') ? { removed: moved.removed } : {}),
  };
  if (!watch.includes('added') || moved.added === 0)
    return { counts, lastRow: subscription.lastRow };
  const opened = await openedGrant(tx, grant, conditions);
  let lastRow = subscription.lastRow;
  let added = 0;
  let after: string | null = lastRow || null;
  for (let page = 0; page < mostPages; page += 1) {
    const found = await readGranted(tx.ctx, opened, { after, limit: pageRows });
    added += found.refs.length;
    lastRow = found.refs.at(-1) ?? lastRow;
    after = found.next;
    if (!after) break;
  }
  return { counts: { added, ...counts }, lastRow };
}

async function tell(
  tx: Tx,
  what: {
    readonly subscription: SubscriptionRecord;
    readonly grant: GrantRecord;
    readonly counts: Counts;
    readonly batchId: string;
  },
): Promise<void> {
  const { subscription, counts } = what;
  if (subscription.message) {
    await tellDepartment(tx, subscription.departmentId, {
      template: 'sharing.changed',
      values: { title: subscription.title, what: wordsOf(counts) },
      urgency: 'important',
      subject: { kind: 'sharingSubscription', id: subscription.id },
      link: `/console/sharing/grants/${subscription.grantId}`,
    });
  }
  if (subscription.webhookUrl) await queue(tx, what);
}

function wordsOf({ added, changed, removed }: Counts): string {
  return [
    ...(added ? [`新增 ${added} 行`] : []),
    ...(changed ? [`变更 ${changed} 行`] : []),
    ...(removed ? [`移除 ${removed} 行`] : []),
  ].join(',');
}

async function queue(
  tx: Tx,
  { subscription, grant, counts, batchId }: Parameters<typeof tell>[1],
): Promise<void> {
  const now = tx.ctx.clock.now();
  const id = uuidv7(now.getTime());
  await insertDeliveries(tx, [
    {
      id,
      tenantId: subscription.tenantId,
      subscriptionId: subscription.id,
      departmentId: subscription.departmentId,
      batchId,
      // No data travels: the receiver reads the rows through the grant, where they are masked and counted.
      body: {
        type: 'sharing.changed',
        deliveryId: id,
        subscriptionId: subscription.id,
        grant: grant.number,
        batchId,
        counts,
        rowsPath: `/api/v1/sharing/grants/${grant.id}/rows`,
        at: now.toISOString(),
      },
      state: 'waiting',
      attempts: 0,
      nextAt: now,
      sentAt: null,
      lastError: '',
      createdAt: now,
    },
  ]);
}
