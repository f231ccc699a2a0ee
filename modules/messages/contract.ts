/** What the module of messages offers over HTTP. */
import { defineApi, Done, Id, Instant, nullable, oneOf, pageOf, paging, type Static, Type } from '#platform/contract/index.ts';
import { channelKinds } from './rules/channel-kinds.ts';

export { problems } from './problems.ts';

const Text = Type.String();
const Channel = oneOf(channelKinds);
const Language = oneOf(['zh', 'en']);
const State = oneOf(['queued', 'sending', 'sent', 'retrying', 'refused', 'givenUp', 'read']);
const Clock = nullable(Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' }));

/** A message in a person's inbox. */
export const InboxMessage = Type.Object({
  id: Text,
  template: Text,
  subject: Text,
  body: Text,
  urgency: oneOf(['routine', 'important', 'urgent']),
  subjectKind: Text,
  subjectId: Text,
  link: Text,
  createdAt: Instant,
  readAt: nullable(Instant),
});
export type InboxMessage = Static<typeof InboxMessage>;

/** How a person wants to be told. Quiet hours are Asia/Shanghai; both null means none. */
export const Preferences = Type.Object({
  order: Type.Array(Channel, { maxItems: 5, uniqueItems: true }),
  muted: Type.Array(Channel, { maxItems: 5, uniqueItems: true }),
  quietFrom: Clock,
  quietTo: Clock,
  email: Type.String({ maxLength: 200, pattern: '^$|^[^\\s@]+@[^\\s@]+\\.[^\\s@]+$' }),
  language: Language,
});
export type Preferences = Static<typeof Preferences>;

/** A template as an administrator sees it. */
export const Template = Type.Object({
  code: Text,
  channel: Channel,
  language: Language,
  titleZh: Text,
  titleEn: Text,
  audience: oneOf(['staff', 'residents']),
  subject: Text,
  body: Text,
  /** SMS: the vendor's code of the approved text. */
  vendorCode: Text,
  vendorVariables: Type.Array(Text),
  /** Placeholders that may be used. */
  values: Type.Array(Text),
  /** Version 0 reads as shipped. */
  version: Type.Integer(),
});
export type Template = Static<typeof Template>;

const Wording = {
  subject: Type.String({ maxLength: 200 }),
  body: Type.String({ minLength: 1, maxLength: 2000 }),
};

/** What an administrator saves. */
export const TemplateInput = Type.Object({
  ...Wording,
  vendorCode: Type.String({ maxLength: 60 }),
  vendorVariables: Type.Array(Type.String({ maxLength: 40 }), { maxItems: 20 }),
  /** The version that was read. */
  version: Type.Integer({ minimum: 0 }),
});
export type TemplateInput = Static<typeof TemplateInput>;

/** A message that left the house, or should have. */
export const SentMessage = Type.Object({
  id: Text,
  template: Text,
  channel: Channel,
  recipientName: Text,
  /** Masked in the log, whole in the demo's simulator. */
  address: Text,
  subject: Text,
  body: Text,
  urgency: Text,
  state: State,
  simulated: Type.Boolean(),
  attempts: Type.Integer(),
  nextAttemptAt: nullable(Instant),
  lastError: Text,
  providerId: Text,
  subjectKind: Text,
  subjectId: Text,
  createdAt: Instant,
  sentAt: nullable(Instant),
  deliveries: Type.Array(
    Type.Object({
      attempt: Type.Integer(),
      outcome: oneOf(['unknown', 'sent', 'retry', 'refused']),
      reason: Text,
      startedAt: Instant,
      endedAt: nullable(Instant),
    }),
  ),
});
export type SentMessage = Static<typeof SentMessage>;

/** A way out of the house. */
export const ChannelStatus = Type.Object({
  channel: Channel,
  /** `on`, `simulated` (demo), `faulty` (a setting is wrong) or `off`. */
  state: oneOf(['on', 'simulated', 'faulty', 'off']),
  labelZh: Text,
  labelEn: Text,
  faults: Type.Array(Type.Object({ name: Text, problem: Text })),
  lastSentAt: nullable(Instant),
  waiting: Type.Integer(),
  /** In the last 24 hours. */
  failed: Type.Integer(),
  /** SMS: templates without the vendor's code cannot be sent by a real vendor. */
  templatesWithoutCode: Type.Integer(),
});
export type ChannelStatus = Static<typeof ChannelStatus>;

const templateKey = Type.Object({ code: Type.String({ maxLength: 60 }), channel: Channel, language: Language });

export const api = defineApi('messages', {
  inbox: {
    method: 'GET', path: '/messages/inbox', summary: 'One\'s own messages, newest first', permission: 'signedIn',
    query: Type.Object({ unread: Type.Optional(Type.Boolean()), ...paging }),
    reply: Type.Object({ ...pageOf(InboxMessage).properties, unreadCount: Type.Integer() }),
  },
  markRead: {
    method: 'POST', path: '/messages/inbox/read', summary: 'Mark messages read; all of them when none is named', permission: 'signedIn',
    body: Type.Object({ ids: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 200 })) }),
    reply: Type.Object({ marked: Type.Integer(), unreadCount: Type.Integer() }),
  },
  preferences: { method: 'GET', path: '/messages/preferences', summary: 'How one wants to be told', permission: 'signedIn', reply: Preferences },
  savePreferences: { method: 'PUT', path: '/messages/preferences', summary: 'Choose how one wants to be told', permission: 'signedIn', body: Preferences, reply: Preferences },
  templates: {
    method: 'GET', path: '/messages/templates', summary: 'All templates with the town\'s changes', permission: 'messages.manage',
    query: Type.Object({ code: Type.Optional(Type.String({ maxLength: 60 })) }),
    reply: Type.Object({ items: Type.Array(Template) }),
  },
  saveTemplate: {
    method: 'PUT', path: '/messages/templates/:code/:channel/:language', summary: 'Change a template', permission: 'messages.manage',
    params: templateKey, body: TemplateInput, reply: Template,
    problems: ['template-unknown', 'template-placeholder-wrong', 'template-variable-unknown', 'template-too-long', 'changed-meanwhile'],
  },
  previewTemplate: {
    method: 'POST', path: '/messages/templates/:code/:channel/:language/preview', summary: 'How a wording would read', permission: 'messages.manage',
    params: templateKey, body: Type.Object({ ...Wording, values: Type.Optional(Type.Record(Type.String(), Type.String({ maxLength: 200 }))) }),
    reply: Type.Object({ subject: Text, body: Text, smsCharacters: Type.Integer(), smsSegments: Type.Integer() }),
    problems: ['template-unknown', 'template-placeholder-wrong', 'template-variable-unknown', 'template-too-long'],
  },
  testTemplate: {
    method: 'POST', path: '/messages/templates/:code/:channel/:language/test', summary: 'Send a template with sample values to oneself', permission: 'messages.manage',
    params: templateKey, body: Type.Object({ address: Type.String({ maxLength: 200 }) }),
    reply: Type.Object({ messageId: Text }), status: 202,
    problems: ['template-unknown', 'message-channel-off', 'message-address-missing'],
  },
  log: {
    method: 'GET', path: '/messages/log', summary: 'What left the house, with every attempt', permission: 'messages.log',
    query: Type.Object({
      channel: Type.Optional(Channel), state: Type.Optional(State),
      template: Type.Optional(Type.String({ maxLength: 60 })), subjectId: Type.Optional(Type.String({ maxLength: 60 })),
      phone: Type.Optional(Type.String({ maxLength: 30 })), ...paging,
    }),
    reply: pageOf(SentMessage),
  },
  repeat: {
    method: 'POST', path: '/messages/log/:messageId/repeat', summary: 'Send a failed message once more', permission: 'messages.log',
    params: Type.Object({ messageId: Id }), reply: Done, problems: ['message-not-failed'],
  },
  channels: { method: 'GET', path: '/messages/channels', summary: 'The channels, their faults and last success', permission: 'messages.manage', reply: Type.Object({ items: Type.Array(ChannelStatus) }) },
  simulator: {
    method: 'GET', path: '/messages/simulator', summary: 'Demo only: the last 200 messages that would have been sent; without a session only those to one phone', permission: 'public',
    query: Type.Object({ phone: Type.Optional(Type.String({ maxLength: 30 })) }),
    reply: Type.Object({ labelZh: Text, labelEn: Text, items: Type.Array(SentMessage) }),
    problems: ['not-found', 'sign-in-required'],
  },
});

/** `message.arrived`: payload `{ personIds }`, those whose inbox has something new. */
export const events = { arrived: 'message.arrived' } as const;
