/** What left the house: the log for officers, the channels' health, the demo's simulator. */
import { audit } from '#platform/audit/index.ts';
import { type Ctx, systemActor } from '#platform/context/index.ts';
import { readIdCursor } from '#platform/paging/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { canonicalMobile, maskEmail, maskPhone } from '#platform/text/index.ts';
import type { ChannelStatus, SentMessage } from '../contract/index.ts';
import { problem } from '../problems.ts';
import { channelKinds, type OutwardChannelKind } from '../contract/channel-kinds.ts';
import {
  channelFigures,
  deliveriesOf,
  type LogFilter,
  logPage,
  requeue,
} from '../store/messages.ts';
import type { DeliveryRow, MessageRow } from '../store/tables.ts';
import { occasions } from '../templates-default.ts';
import { codeTemplates } from '../rules/codes.ts';
import { bookOf } from './book.ts';
import { worldOf } from './world.ts';

/** A page of the log, addresses masked. */
export async function readLog(
  ctx: Ctx,
  asked: Omit<LogFilter, 'before' | 'limit' | 'simulatedOnly'> & {
    cursor?: string;
    limit?: number;
  },
) {
  const limit = asked.limit ?? 50;
  const { cursor, ...filter } = asked;
  return ctx.database.inTenant(ctx, async (tx) => {
    const before = readIdCursor(cursor);
    const rows = await logPage(tx, { ...filter, before, limit: limit + 1 });
    const shown = rows.slice(0, limit);
    const attempts = await deliveriesOf(
      tx,
      shown.map((row) => row.id),
    );
    return {
      items: shown.map((row) => sentMessage(row, attempts, masked(row))),
      nextCursor: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
    };
  });
}

/** Puts a failed message back. @throws message-not-failed */
export async function repeatMessage(ctx: Ctx, messageId: string): Promise<void> {
  await ctx.database.inTenant(ctx, async (tx) => {
    if (!(await requeue(tx, messageId))) throw problem('message-not-failed');
    await audit(tx, [{ action: 'messages.repeat', subject: messageId }]);
  });
}

/**
 * The demo's simulator: the last 200 messages. Someone signed in sees all of them; someone without
 * a session only those to the phone named, so that a newcomer can prove a phone.
 * @throws not-found outside a demo, sign-in-required without session and phone
 */
export async function readSimulator(ctx: Ctx, phone: string | undefined) {
  if (!worldOf(ctx.database).simulated)
    throw generalProblem('not-found', { what: simulatorLabel.labelZh });
  const number = phone === undefined ? undefined : (canonicalMobile(phone) ?? phone);
  if (ctx.actor.kind === 'anonymous' && !number) throw generalProblem('sign-in-required');
  const house: Ctx = { ...ctx, actor: systemActor };
  return ctx.database.inTenant(house, async (tx) => {
    const of = number ? { phone: number } : {};
    const rows = await logPage(tx, { ...of, simulatedOnly: true, before: null, limit: 200 });
    return { ...simulatorLabel, items: rows.map((row) => sentMessage(row, [], row.address)) };
  });
}

const simulatorLabel = { labelZh: '短信模拟器', labelEn: 'Message simulator' };

const labels: Readonly<Record<OutwardChannelKind, { labelZh: string; labelEn: string }>> = {
  sms: { labelZh: '短信', labelEn: 'Text message' },
  wecom: { labelZh: '企业微信机器人', labelEn: 'WeCom robot' },
  dingtalk: { labelZh: '钉钉机器人', labelEn: 'DingTalk robot' },
  email: { labelZh: '电子邮件', labelEn: 'E-mail' },
};

const faultNames: Readonly<Record<OutwardChannelKind, RegExp>> = {
  sms: /_(SMS|ALIYUN|TENCENT)_/,
  wecom: /_WECOM_/,
  dingtalk: /_DINGTALK_/,
  email: /_SMTP_/,
};

/** Every channel: switched on or not, what is wrong with its settings, when it last worked. */
export async function channelStatus(ctx: Ctx): Promise<ChannelStatus[]> {
  const world = worldOf(ctx.database);
  const since = new Date(ctx.clock.now().getTime() - 86_400_000);
  const { figures, withoutCode } = await ctx.database.inTenant(ctx, async (tx) => {
    const book = await bookOf(tx);
    const lacking = occasions.filter((one) => !book.template(one.code, 'sms', 'zh')?.vendorCode);
    return { figures: await channelFigures(tx, since), withoutCode: lacking.length };
  });
  const kinds = channelKinds.filter((kind) => kind !== 'inbox');
  return kinds.map((channel) => {
    const figure = figures.find((one) => one.channel === channel);
    const faults = world.faults.filter((fault) => faultNames[channel].test(fault.name));
    const simulated = world.simulated && channel === 'sms';
    const on = world.channels.has(channel) ? 'on' : 'off';
    return {
      channel,
      ...(simulated ? simulatorLabel : labels[channel]),
      state: faults.length > 0 ? 'faulty' : simulated ? 'simulated' : on,
      faults: faults.map(({ name, problem: text }) => ({ name, problem: text })),
      lastSentAt: figure?.lastSentAt?.toISOString() ?? null,
      waiting: figure?.waiting ?? 0,
      failed: figure?.failed ?? 0,
      templatesWithoutCode: channel === 'sms' ? withoutCode : 0,
    };
  });
}

const masked = (row: MessageRow): string =>
  row.address.includes('@') ? maskEmail(row.address) : row.address && maskPhone(row.address);

function sentMessage(
  row: MessageRow,
  attempts: readonly DeliveryRow[],
  address: string,
): SentMessage {
  const { id, template, channel, recipientName, subject, urgency, state, simulated } = row;
  const hidden = codeTemplates.includes(template) && !simulated;
  return {
    id,
    template,
    channel,
    recipientName,
    address,
    subject,
    urgency,
    state,
    simulated,
    body: hidden ? '******' : row.body,
    attempts: row.attempts,
    nextAttemptAt: row.nextAttemptAt?.toISOString() ?? null,
    lastError: row.lastError,
    providerId: row.providerId,
    subjectKind: row.subjectKind,
    subjectId: row.subjectId,
    createdAt: row.createdAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
    deliveries: attempts
      .filter((one) => one.messageId === id)
      .map(({ attempt, outcome, reason, startedAt, endedAt }) => ({
        attempt,
        outcome,
        reason,
        startedAt: startedAt.toISOString(),
        endedAt: endedAt?.toISOString() ?? null,
      })),
  };
}
