/** Shapes of messages, templates and channels as the API speaks them. */
import { Instant, nullable, oneOf, personal, type Static, Type } from '#platform/contract/index.ts';
import { channelKinds } from './channel-kinds.ts';

const Text = Type.String();
/** A way a message goes. */
export const Channel = oneOf(channelKinds);
/** Language of a message. */
export const Language = oneOf(['zh', 'en']);
/** Where a message stands. */
export const State = oneOf(['queued', 'sending', 'sent', 'retrying', 'refused', 'givenUp', 'read']);
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
  email: Type.String({
    maxLength: 200,
    pattern: '^$|^[^\\s@]+@[^\\s@]+\\.[^\\s@]+$',
    ...personal('messages.preferences.email', 'own'),
  }),
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

/** Words of a template, with `{{name}}` placeholders. */
export const Wording = {
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
  recipientName: Type.String(personal('messages.messages.recipient_name')),
  address: Type.String(personal('messages.messages.address')),
  subject: Text,
  body: Type.String(personal('messages.messages.body')),
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
