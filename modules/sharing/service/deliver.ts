/** Sending deliveries to webhooks: signed, tried again with growing waits, given up in the end. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { outward, OutwardRefused } from '#platform/outward/index.ts';
import { readCursor, writeCursor } from '#platform/paging/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import type { DeliveryRow } from '../contract/index.ts';
import type { DeliveryState } from '../contract/states.ts';
import { problem } from '../problems.ts';
import { signature, waitSeconds } from '../rules/webhook.ts';
import {
  deliveryPage,
  dueDeliveries,
  lockDelivery,
  lockSubscription,
  subscriptionTitles,
  updateDelivery,
} from '../store/subscriptions.ts';
import type { DeliveryRecord, SubscriptionRecord } from '../store/tables.ts';
import { heldSubscription } from './subscriptions.ts';

const timeoutMs = 10_000;
const largestAnswerBytes = 65_536;
const atOnce = 20;

/** What a webhook answered. */
interface Answer {
  readonly status: number | null;
  readonly error: string;
}

/** Sends what is due in a town. @returns how many were tried */
export async function sendDue(ctx: Ctx): Promise<number> {
  const due = await ctx.database.inTenant(ctx, (tx) => dueDeliveries(tx, atOnce));
  for (const delivery of due) await sendOne(ctx, delivery);
  return due.length;
}

async function sendOne(ctx: Ctx, delivery: DeliveryRecord): Promise<void> {
  const subscription = await ctx.database.inTenant(ctx, (tx) =>
    lockSubscription(tx, delivery.subscriptionId),
  );
  if (!subscription) return;
  if (subscription.state === 'paused') {
    await note(ctx, delivery, { nextAt: new Date(ctx.clock.now().getTime() + 600_000) });
    return;
  }
  if (subscription.state === 'ended' || !subscription.webhookUrl) {
    await note(ctx, delivery, { state: 'dead', nextAt: null, lastError: 'the subscription ended' });
    return;
  }
  const answer = await post(ctx, subscription, delivery.body);
  await note(ctx, delivery, outcomeOf(ctx, delivery, answer));
}

type Change = Parameters<typeof updateDelivery>[2];

function outcomeOf({ clock }: Ctx, delivery: DeliveryRecord, { status, error }: Answer): Change {
  const now = clock.now();
  const attempts = delivery.attempts + 1;
  if (status !== null && status >= 200 && status < 300) {
    return { state: 'sent', attempts, nextAt: null, sentAt: now, lastError: '' };
  }
  const lastError = (error || `HTTP ${status}`).slice(0, 300);
  const wait = waitSeconds(attempts);
  if (wait === null) return { state: 'dead', attempts, nextAt: null, lastError };
  return { attempts, nextAt: new Date(now.getTime() + wait * 1000), lastError };
}

async function note(ctx: Ctx, { id }: DeliveryRecord, change: Change): Promise<void> {
  await ctx.database.inTenant(ctx, async (tx) => {
    const row = await lockDelivery(tx, id);
    if (row?.state === 'waiting') await updateDelivery(tx, id, change);
  });
}

/** Posts a body, signed. The address is guarded: the own house is reached only where the operator named it. */
async function post(
  { clock }: Ctx,
  { webhookUrl, secret }: SubscriptionRecord,
  content: Readonly<Record<string, unknown>>,
): Promise<Answer> {
  const body = JSON.stringify(content);
  const id = content['deliveryId'];
  try {
    const { status } = await outward(webhookUrl, {
      method: 'POST',
      body,
      timeoutMs,
      largestBytes: largestAnswerBytes,
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Zhenshu',
        'x-zhenshu-delivery': typeof id === 'string' ? id : '',
        'x-zhenshu-signature': signature(secret, body, clock.now()),
      },
    });
    return { status, error: '' };
  } catch (error) {
    if (error instanceof OutwardRefused) return { status: null, error: error.message };
    return { status: null, error: error instanceof Error ? error.message : String(error) };
  }
}

/** Sends a test now. @throws not-found, grant-foreign, subscription-ended, told-nowhere */
export async function tryWebhook(ctx: Ctx, subscriptionId: string) {
  const row = await ctx.database.inTenant(ctx, async (tx) => {
    const held = await heldSubscription(tx, subscriptionId);
    await audit(tx, [{ action: 'sharing.tryWebhook', subject: subscriptionId }]);
    return held;
  });
  if (!row.webhookUrl) throw problem('told-nowhere');
  const answer = await post(ctx, row, {
    type: 'sharing.test',
    deliveryId: uuidv7(),
    subscriptionId,
    at: ctx.clock.now().toISOString(),
  });
  const answered = answer.status !== null && answer.status >= 200 && answer.status < 300;
  return { answered, status: answer.status, error: answer.error };
}

/** A page of deliveries. @throws request-invalid */
export async function listDeliveries(
  ctx: Ctx,
  query: { readonly state?: DeliveryState; readonly cursor?: string; readonly limit?: number },
) {
  const limit = query.limit ?? 50;
  return ctx.database.inTenant(ctx, async (tx) => {
    const rows = await deliveryPage(tx, query.state ? { state: query.state } : {}, {
      limit,
      afterId: readCursor(query.cursor)?.id ?? null,
    });
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return {
      items: await deliveryRows(tx, shown),
      nextCursor: last ? writeCursor(last.createdAt, last.id) : null,
    };
  });
}

async function deliveryRows(tx: Tx, rows: readonly DeliveryRecord[]): Promise<DeliveryRow[]> {
  const titles = await subscriptionTitles(
    tx,
    rows.map(({ subscriptionId }) => subscriptionId),
  );
  return rows.map((row) => ({
    id: row.id,
    subscriptionId: row.subscriptionId,
    title: titles.get(row.subscriptionId) ?? '—',
    state: row.state,
    attempts: row.attempts,
    nextAt: row.nextAt?.toISOString() ?? null,
    sentAt: row.sentAt?.toISOString() ?? null,
    lastError: row.lastError,
    createdAt: row.createdAt.toISOString(),
  }));
}

/** Sends a delivery that was given up once more. @throws not-found, delivery-not-dead, subscription-ended */
export async function retryDelivery(ctx: Ctx, deliveryId: string): Promise<void> {
  await ctx.database.inTenant(ctx, async (tx) => {
    const row = await lockDelivery(tx, deliveryId);
    if (!row) throw generalProblem('not-found', { what: '推送' });
    if (row.state !== 'dead') throw problem('delivery-not-dead');
    await heldSubscription(tx, row.subscriptionId);
    await updateDelivery(tx, deliveryId, {
      state: 'waiting',
      attempts: 0,
      nextAt: ctx.clock.now(),
    });
    await audit(tx, [{ action: 'sharing.retryDelivery', subject: deliveryId }]);
  });
}
