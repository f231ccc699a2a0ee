/**
 * Delivery of what leaves the house. Each attempt is committed as "sending" before the vendor is
 * called and its outcome after, so that a process killed in between is known to have tried: the
 * message is tried again later under the same id.
 */
import type { Ctx } from '#platform/context/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import type { OutgoingMessage, SendOutcome } from '../adapters/index.ts';
import { nextAttempt } from '../rules/back-off.ts';
import type { OutwardChannelKind } from '../contract/channel-kinds.ts';
import type { MessageTemplate } from '../rules/render.ts';
import {
  claimDue,
  endDelivery,
  insertDeliveries,
  insertMessages,
  settleMessage,
} from '../store/messages.ts';
import type { MessageRow } from '../store/tables.ts';
import { type MessageBook, bookOf } from './book.ts';
import { outwardRow, variablesFor } from './compose.ts';
import { type MessageWorld, worldOf } from './world.ts';

/** After this an attempt without outcome counts as lost; longer than any vendor's timeout (120 s). */
const attemptSeconds = 180;
const batchSize = 20;

/** Sends what is due in one town. @returns how many attempts were made */
export async function deliverDue(ctx: Ctx): Promise<number> {
  let attempts = 0;
  for (;;) {
    const { rows, book } = await claim(ctx);
    await Promise.all(rows.map((row) => attemptOne(ctx, row, book)));
    attempts += rows.length;
    if (rows.length < batchSize) return attempts;
  }
}

/** Takes a batch and commits that it is being sent. */
export function claim(ctx: Ctx): Promise<{ rows: MessageRow[]; book: MessageBook }> {
  const now = ctx.clock.now();
  return ctx.database.inTenant(ctx, async (tx) => {
    const book = await bookOf(tx);
    const rows = await claimDue(tx, new Date(now.getTime() + attemptSeconds * 1000), batchSize);
    await insertDeliveries(
      tx,
      rows.map((row) => ({
        id: uuidv7(),
        tenantId: row.tenantId,
        messageId: row.id,
        attempt: row.attempts,
        outcome: 'unknown' as const,
        reason: '',
        startedAt: now,
        endedAt: null,
      })),
    );
    return { rows, book };
  });
}

async function attemptOne(ctx: Ctx, row: MessageRow, book: MessageBook): Promise<void> {
  const world = worldOf(ctx.database);
  const outcome = await send(ctx, row, { book, world });
  await ctx.database.inTenant(ctx, async (tx) => {
    const now = ctx.clock.now();
    const reason = outcome.kind === 'sent' ? '' : outcome.reason.slice(0, 500);
    const attempt = { messageId: row.id, attempt: row.attempts };
    await endDelivery(tx, attempt, { outcome: outcome.kind, reason, endedAt: now });
    const change = after(row, outcome, now);
    if (!(await settleMessage(tx, row, change))) return;
    const failed = change.state === 'refused' || change.state === 'givenUp';
    if (failed)
      await insertMessages(tx, fallbackOf(row, { tenantId: row.tenantId, now, book, world }));
  });
}

interface Sending {
  readonly book: MessageBook;
  readonly world: MessageWorld;
}

async function send(ctx: Ctx, row: MessageRow, { book, world }: Sending): Promise<SendOutcome> {
  const channel = world.channels.get(row.channel as OutwardChannelKind);
  if (!channel) return { kind: 'retry', reason: 'the channel is switched off', afterSeconds: 600 };
  const template = book.template(row.template, row.channel, row.language);
  const message = outgoing(row, template, world);
  if (row.channel !== 'email' || !row.attachment) return channel.send(message);
  const { source, id } = row.attachment;
  try {
    const attachment = await world.attachments.get(source)?.read(ctx, id, row.language);
    return await channel.send(attachment ? { ...message, attachment } : message);
  } catch (error) {
    world.warn(error as Error, 'a document that goes along');
    return { kind: 'retry', reason: 'the document could not be made', afterSeconds: 60 };
  }
}

function outgoing(
  row: MessageRow,
  template: MessageTemplate | undefined,
  world: MessageWorld,
): OutgoingMessage {
  const message: OutgoingMessage = {
    id: row.id,
    to: row.address ? [row.address] : [],
    subject: row.subject,
    body: row.body,
    format: 'text',
  };
  if (row.channel !== 'sms' || !template?.vendorCode) return message;
  const values = variablesFor(row, template, world);
  const names = template.vendorVariables ?? Object.keys(values);
  const parameters = names.map((name) => ({ name, value: values[name] ?? '—' }));
  return { ...message, vendorTemplate: { code: template.vendorCode, parameters } };
}

/** What an outcome makes of a message. Pure but for the spread of the waits. */
function after(row: MessageRow, outcome: SendOutcome, now: Date): Partial<MessageRow> {
  if (outcome.kind === 'sent') {
    return {
      state: 'sent',
      providerId: outcome.providerId,
      sentAt: now,
      nextAttemptAt: null,
      lastError: '',
    };
  }
  const lastError = outcome.reason.slice(0, 500);
  if (outcome.kind === 'refused') return { state: 'refused', nextAttemptAt: null, lastError };
  const next = nextAttempt(row.attempts, now, Math.random, outcome.afterSeconds ?? 0);
  return next
    ? { state: 'retrying', nextAttemptAt: next, lastError }
    : { state: 'givenUp', nextAttemptAt: null, lastError };
}

type Surroundings = Parameters<typeof outwardRow>[2];

/** The next channel of a message whose channel failed for good. */
function fallbackOf(row: MessageRow, context: Surroundings): MessageRow[] {
  const [channel, ...fallbacks] = row.fallbacks;
  if (!channel) return [];
  const preference = context.book.preferences.get(row.personId ?? '');
  const phone = row.variables['_phone'] ?? '';
  const email = preference?.email || (row.variables['_email'] ?? '');
  const base: MessageRow = {
    ...row,
    channel,
    fallbacks,
    address: channel === 'email' ? email : phone,
    attempts: 0,
    lastError: '',
    createdAt: context.now,
  };
  return [outwardRow(base, preference, context)];
}
