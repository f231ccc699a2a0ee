/** From what is to be told to rows: which channels, which words, when. Pure. */
import { uuidv7 } from '#platform/ids/index.ts';
import type { ChannelKind } from '../contract/channel-kinds.ts';
import { type ChannelPlan, chooseChannels, type Urgency } from '../rules/choose-channels.ts';
import { nextAllowedTime } from '../rules/quiet-hours.ts';
import {
  type MessageLanguage,
  type MessageTemplate,
  placeholdersIn,
  renderTemplate,
  valuesNeededBy,
} from '../rules/render.ts';
import type { AttachmentRef, MessageRow, PreferenceRow } from '../store/tables.ts';
import { occasion } from '../templates-default.ts';
import type { MessageBook } from './book.ts';
import type { MessageWorld } from './world.ts';

/** Something to be told to one person or one telephone. */
export interface NewMessage {
  /** Code of a template, e.g. `case.dispatched`. */
  readonly template: string;
  readonly values: Readonly<Record<string, string>>;
  readonly to: {
    /** With it the message appears in the person's inbox. */
    readonly personId?: string;
    readonly phone?: string;
    readonly email?: string;
    readonly name: string;
  };
  readonly urgency: Urgency;
  readonly subject: { readonly kind: string; readonly id: string };
  /** Page to open: a path of this server. */
  readonly link?: string;
  /** For those without preferences; default Chinese. */
  readonly language?: MessageLanguage;
  /** The way it rather goes besides the inbox, where the person has not muted it. */
  readonly prefers?: ChannelKind;
  /** A document that goes along where it leaves as e-mail. */
  readonly attachment?: AttachmentRef;
  /** It does not leave the house. */
  readonly inboxOnly?: boolean;
}

/** What composing needs besides the message. */
export interface ComposeContext {
  readonly tenantId: string;
  readonly now: Date;
  readonly book: MessageBook;
  readonly world: MessageWorld;
}

const zone = 'Asia/Shanghai';
/** Nobody's telephone rings at night for what can wait, unless the person says otherwise. */
const houseQuietHours = { from: '22:00', to: '07:00' };
const longestValue = 60;

/** The rows of one message: the inbox, what goes out at once, with its fallbacks. */
export function compose(message: NewMessage, context: ComposeContext): MessageRow[] {
  if (!occasion(message.template)) throw new Error(`no message template ${message.template}`);
  const preference = context.book.preferences.get(message.to.personId ?? '');
  const language = preference?.language ?? message.language ?? 'zh';
  const plan = planFor(message, { preference, language }, context);
  const base = baseRow(message, language, context);
  if (plan.now.length === 0) return [unreachable(base)];
  const outward = plan.now.filter((kind) => kind !== 'inbox');
  return plan.now.map((channel) => {
    if (channel === 'inbox') return inboxRow(base, context);
    const fallbacks = channel === outward.at(-1) ? [...plan.fallbacks] : [];
    const address = addressOf(channel, message, preference);
    const variables = fallbacks.length > 0 ? withAddresses(message) : message.values;
    return outwardRow({ ...base, channel, address, fallbacks, variables }, preference, context);
  });
}

interface Person {
  readonly preference: PreferenceRow | undefined;
  readonly language: MessageLanguage;
}

function planFor(
  message: NewMessage,
  { preference, language }: Person,
  context: ComposeContext,
): ChannelPlan {
  const { book, world } = context;
  const open = [...world.channels.keys()].filter(
    (kind) =>
      book.template(message.template, kind, language) !== undefined &&
      (isRobot(kind) || addressOf(kind, message, preference) !== ''),
  );
  const outside = message.inboxOnly ? [] : open;
  const available: ChannelKind[] = message.to.personId ? ['inbox', ...outside] : outside;
  const order = [message.prefers ?? [], preference?.channelOrder ?? []].flat();
  const wishes = { order, muted: preference?.muted ?? [] };
  if (order.length > 0 || wishes.muted.length > 0)
    return chooseChannels(wishes, message.urgency, available);
  const key = `${message.urgency}|${available.join()}`;
  const plan = housePlans.get(key) ?? chooseChannels(wishes, message.urgency, available);
  housePlans.set(key, plan);
  return plan;
}

/** Plans for those who have no wishes, by urgency and the ways that are open: a few, made once. */
const housePlans = new Map<string, ChannelPlan>();

const isRobot = (kind: ChannelKind): boolean => kind === 'wecom' || kind === 'dingtalk';

function addressOf(kind: ChannelKind, message: NewMessage, preference?: PreferenceRow): string {
  if (kind === 'email') return preference?.email || message.to.email || '';
  return kind === 'inbox' ? '' : (message.to.phone ?? '');
}

/** A fallback is composed later, when the message itself is gone: it needs the other addresses. */
function withAddresses({ values, to }: NewMessage): Record<string, string> {
  return { ...values, _phone: to.phone ?? '', _email: to.email ?? '' };
}

function baseRow(
  message: NewMessage,
  language: MessageLanguage,
  context: ComposeContext,
): MessageRow {
  const { link = '', to, subject, urgency } = message;
  return {
    id: '',
    tenantId: context.tenantId,
    template: message.template,
    channel: 'inbox',
    language,
    personId: to.personId ?? null,
    recipientName: to.name,
    address: '',
    subject: '',
    body: '',
    subjectKind: subject.kind,
    subjectId: subject.id,
    link,
    urgency,
    state: 'queued',
    simulated: false,
    attempts: 0,
    nextAttemptAt: null,
    fallbacks: [],
    variables: message.values,
    providerId: '',
    lastError: '',
    createdAt: context.now,
    sentAt: null,
    readAt: null,
    attachment: message.attachment ?? null,
  };
}

/** Kept so that the log shows who could not be told. */
function unreachable(base: MessageRow): MessageRow {
  const channel = base.personId ? 'inbox' : 'sms';
  return {
    ...base,
    id: uuidv7(),
    channel,
    state: 'givenUp',
    lastError: 'no channel reaches this person',
  };
}

/** Whose inbox it is says `personId`: the name is not kept a second time, and nothing is left to be filled. */
function inboxRow(base: MessageRow, context: ComposeContext): MessageRow {
  const words = wordsOf(base, context);
  return {
    ...base,
    ...words,
    id: uuidv7(),
    recipientName: '',
    state: 'sent',
    sentAt: context.now,
    variables: {},
  };
}

/** A row on its way out, due now or after the quiet hours. Also used for a fallback. */
export function outwardRow(
  base: MessageRow,
  preference: PreferenceRow | undefined,
  context: ComposeContext,
): MessageRow {
  const { now, world } = context;
  const dueAt = nextAllowedTime(now, quietHoursOf(preference), zone, base.urgency === 'urgent');
  const row: MessageRow = {
    ...base,
    ...wordsOf(base, context),
    id: uuidv7(),
    simulated: world.simulated,
    state: 'queued',
    nextAttemptAt: dueAt,
  };
  // The simulator lives in this database: its delivery is this very row.
  if (!world.simulated || dueAt > now) return row;
  return {
    ...row,
    state: 'sent',
    attempts: 1,
    nextAttemptAt: null,
    sentAt: now,
    providerId: `simulator-${row.id}`,
    // What was sent is never filled again.
    variables: {},
  };
}

function quietHoursOf(preference: PreferenceRow | undefined) {
  if (!preference) return houseQuietHours;
  const { quietFrom: from, quietTo: to } = preference;
  return from && to ? { from, to } : undefined;
}

interface Words {
  readonly subject: string;
  readonly body: string;
}

/** A group is told of the same values: words without a name in them are put together once for all of it. */
const wordsKept = new WeakMap<
  MessageRow['variables'],
  Map<MessageTemplate, Words & { readonly link: string }>
>();

function wordsOf(row: MessageRow, context: ComposeContext): Words {
  const template = context.book.template(row.template, row.channel, row.language);
  if (!template) return { subject: '', body: '' };
  if (placeholdersIn(template).includes('name')) return renderedWords(row, template, context);
  const kept = wordsKept.get(row.variables) ?? new Map();
  wordsKept.set(row.variables, kept);
  const known = kept.get(template);
  if (known?.link === row.link) return { subject: known.subject, body: known.body };
  const words = renderedWords(row, template, context);
  kept.set(template, { ...words, link: row.link });
  return words;
}

/** Subject and body; a value the caller forgot reads as a dash rather than stopping the case. */
function renderedWords(row: MessageRow, template: MessageTemplate, context: ComposeContext): Words {
  const rendering = renderTemplate(
    template,
    variablesFor(row, template, context.world),
    context.world.signName,
  );
  if (rendering.kind === 'rendered') return { subject: rendering.subject, body: rendering.body };
  throw new Error(
    `template ${row.template} for ${row.channel} cannot be filled: ${rendering.kind}`,
  );
}

/** Every value a template asks for. SMS values are cut, so that a long title costs no second message. */
export function variablesFor(
  row: Pick<MessageRow, 'channel' | 'variables' | 'link' | 'recipientName'>,
  template: MessageTemplate,
  world: Pick<MessageWorld, 'publicUrl'>,
): Record<string, string> {
  const link = row.link ? `${world.publicUrl}${row.link}` : '';
  const own: Readonly<Record<string, string>> = { link, name: row.recipientName };
  const values: Record<string, string> = {};
  for (const name of valuesNeededBy(template)) {
    const value = (Object.hasOwn(row.variables, name) ? row.variables : own)[name] ?? '—';
    values[name] = row.channel === 'sms' ? cut(name, value) : value;
  }
  return values;
}

function cut(name: string, value: string): string {
  if (name === 'link' || value.length <= longestValue) return value;
  return `${value.slice(0, longestValue - 1)}…`;
}
