/** A person's own inbox and preferences. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { readIdCursor } from '#platform/paging/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import type { ChannelKind } from '../contract/channel-kinds.ts';
import type { InboxMessage, Preferences } from '../contract/index.ts';
import { inboxPage, markRead, unreadCount } from '../store/messages.ts';
import { readPreference, writePreference } from '../store/preferences.ts';
import type { MessageRow, PreferenceRow } from '../store/tables.ts';
import { renewBook } from './book.ts';

/** A page of the own inbox. */
export async function readInbox(
  ctx: Ctx,
  asked: { unread?: boolean; cursor?: string; limit?: number },
) {
  const personId = ownId(ctx);
  const limit = asked.limit ?? 50;
  return ctx.database.inTenant(ctx, async (tx) => {
    const before = readIdCursor(asked.cursor);
    const rows = await inboxPage(tx, {
      personId,
      unreadOnly: asked.unread ?? false,
      before,
      limit: limit + 1,
    });
    const shown = rows.slice(0, limit);
    return {
      items: shown.map(inboxMessage),
      nextCursor: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
      unreadCount: await unreadCount(tx, personId),
    };
  });
}

/** Marks own messages read. */
export async function readMessages(ctx: Ctx, ids: readonly string[] | undefined) {
  const personId = ownId(ctx);
  return ctx.database.inTenant(ctx, async (tx) => ({
    marked: await markRead(tx, personId, ids ?? null),
    unreadCount: await unreadCount(tx, personId),
  }));
}

/** The own preferences, or the house rule. */
export async function ownPreferences(ctx: Ctx): Promise<Preferences> {
  const personId = ownId(ctx);
  const row = await ctx.database.inTenant(ctx, (tx) => readPreference(tx, personId));
  return row ? preferencesOf(row) : houseRule;
}

/** Saves the own preferences. @throws request-invalid */
export async function savePreferences(ctx: Ctx, input: Preferences): Promise<Preferences> {
  const personId = ownId(ctx);
  if ((input.quietFrom === null) !== (input.quietTo === null)) {
    const place = {
      pointer: '/quietTo',
      detail: '免打扰时段须同时填写开始与结束 / give both ends of the quiet hours',
    };
    throw generalProblem('request-invalid', { count: 1 }, [place]);
  }
  await ctx.database.inTenant(ctx, async (tx) => {
    await writePreference(tx, {
      tenantId: ctx.tenantId,
      personId,
      channelOrder: [...input.order],
      muted: [...input.muted],
      quietFrom: input.quietFrom,
      quietTo: input.quietTo,
      email: input.email,
      language: input.language,
      updatedAt: ctx.clock.now(),
    });
    await audit(tx, [{ action: 'messages.savePreferences', subject: personId }]);
  });
  await renewBook(ctx);
  return input;
}

const houseRule: Preferences = {
  order: [],
  muted: [],
  quietFrom: '22:00',
  quietTo: '07:00',
  email: '',
  language: 'zh',
};

function preferencesOf(row: PreferenceRow): Preferences {
  const { channelOrder: order, muted, quietFrom, quietTo, email, language } = row;
  return { order, muted, quietFrom, quietTo, email, language };
}

function ownId(ctx: Ctx): string {
  if (!ctx.actor.personId) throw generalProblem('sign-in-required');
  return ctx.actor.personId;
}

function inboxMessage(row: MessageRow): InboxMessage {
  const { id, template, subject, body, urgency, subjectKind, subjectId, link } = row;
  return {
    id,
    template,
    subject,
    body,
    urgency,
    subjectKind,
    subjectId,
    link,
    createdAt: row.createdAt.toISOString(),
    readAt: row.readAt?.toISOString() ?? null,
  };
}

/** Switches a channel off or on for a person, but for urgent messages. */
export async function setMuted(
  ctx: Ctx,
  personId: string,
  channel: ChannelKind,
  isMuted: boolean,
): Promise<void> {
  await ctx.database.inTenant(ctx, async (tx) => {
    const known = await readPreference(tx, personId);
    const others = (known?.muted ?? []).filter((one) => one !== channel);
    const blank = { channelOrder: [], quietFrom: null, quietTo: null, email: '', language: 'zh' };
    await writePreference(tx, {
      ...(blank as Pick<PreferenceRow, keyof typeof blank>),
      ...known,
      tenantId: ctx.tenantId,
      personId,
      muted: isMuted ? [...others, channel] : others,
      updatedAt: ctx.clock.now(),
    });
  });
  await renewBook(ctx);
}
