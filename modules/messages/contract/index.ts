/** What the module of messages offers over HTTP. */
import { defineApi, Done, Id, pageOf, paging, Type } from '#platform/contract/index.ts';
import {
  Channel,
  ChannelStatus,
  InboxMessage,
  Language,
  Preferences,
  SentMessage,
  State,
  Template,
  TemplateInput,
  Wording,
} from './shapes.ts';
export { type ChannelKind } from './channel-kinds.ts';
export * from './shapes.ts';

const Text = Type.String();

const templateKey = Type.Object({
  code: Type.String({ maxLength: 60 }),
  channel: Channel,
  language: Language,
});

export const api = defineApi('messages', {
  inbox: {
    method: 'GET',
    path: '/messages/inbox',
    summary: "One's own messages, newest first",
    permission: 'signedIn',
    query: Type.Object({ unread: Type.Optional(Type.Boolean()), ...paging }),
    reply: Type.Object({ ...pageOf(InboxMessage).properties, unreadCount: Type.Integer() }),
  },
  markRead: {
    method: 'POST',
    path: '/messages/inbox/read',
    summary: 'Mark messages read; all of them when none is named',
    permission: 'signedIn',
    body: Type.Object({ ids: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 200 })) }),
    reply: Type.Object({ marked: Type.Integer(), unreadCount: Type.Integer() }),
  },
  preferences: {
    method: 'GET',
    path: '/messages/preferences',
    summary: 'How one wants to be told',
    permission: 'signedIn',
    reply: Preferences,
  },
  savePreferences: {
    method: 'PUT',
    path: '/messages/preferences',
    summary: 'Choose how one wants to be told',
    permission: 'signedIn',
    body: Preferences,
    reply: Preferences,
  },
  templates: {
    method: 'GET',
    path: '/messages/templates',
    summary: "All templates with the town's changes",
    permission: 'messages.manage',
    query: Type.Object({ code: Type.Optional(Type.String({ maxLength: 60 })) }),
    reply: Type.Object({ items: Type.Array(Template) }),
  },
  saveTemplate: {
    method: 'PUT',
    path: '/messages/templates/:code/:channel/:language',
    summary: 'Change a template',
    permission: 'messages.manage',
    params: templateKey,
    body: TemplateInput,
    reply: Template,
    problems: [
      'template-unknown',
      'template-placeholder-wrong',
      'template-variable-unknown',
      'template-too-long',
      'changed-meanwhile',
    ],
  },
  previewTemplate: {
    method: 'POST',
    path: '/messages/templates/:code/:channel/:language/preview',
    summary: 'How a wording would read',
    permission: 'messages.manage',
    params: templateKey,
    body: Type.Object({
      ...Wording,
      values: Type.Optional(Type.Record(Type.String(), Type.String({ maxLength: 200 }))),
    }),
    reply: Type.Object({
      subject: Text,
      body: Text,
      smsCharacters: Type.Integer(),
      smsSegments: Type.Integer(),
    }),
    problems: [
      'template-unknown',
      'template-placeholder-wrong',
      'template-variable-unknown',
      'template-too-long',
    ],
  },
  testTemplate: {
    method: 'POST',
    path: '/messages/templates/:code/:channel/:language/test',
    summary: 'Send a template with sample values to oneself',
    permission: 'messages.manage',
    params: templateKey,
    body: Type.Object({ address: Type.String({ maxLength: 200 }) }),
    reply: Type.Object({ messageId: Text }),
    status: 202,
    problems: ['template-unknown', 'message-channel-off', 'message-address-missing'],
  },
  log: {
    method: 'GET',
    path: '/messages/log',
    summary: 'What left the house, with every attempt',
    permission: 'messages.log',
    query: Type.Object({
      channel: Type.Optional(Channel),
      state: Type.Optional(State),
      template: Type.Optional(Type.String({ maxLength: 60 })),
      subjectId: Type.Optional(Type.String({ maxLength: 60 })),
      phone: Type.Optional(Type.String({ maxLength: 30 })),
      ...paging,
    }),
    reply: pageOf(SentMessage),
  },
  repeat: {
    method: 'POST',
    path: '/messages/log/:messageId/repeat',
    summary: 'Send a failed message once more',
    permission: 'messages.log',
    params: Type.Object({ messageId: Id }),
    reply: Done,
    problems: ['message-not-failed'],
  },
  channels: {
    method: 'GET',
    path: '/messages/channels',
    summary: 'The channels, their faults and last success',
    permission: 'messages.manage',
    reply: Type.Object({ items: Type.Array(ChannelStatus) }),
  },
  simulator: {
    method: 'GET',
    path: '/messages/simulator',
    summary:
      'Demo only: the last 200 messages that would have been sent; without a session only those to one phone',
    permission: 'public',
    query: Type.Object({ phone: Type.Optional(Type.String({ maxLength: 30 })) }),
    reply: Type.Object({ labelZh: Text, labelEn: Text, items: Type.Array(SentMessage) }),
    problems: ['not-found', 'sign-in-required'],
  },
});

/** `message.arrived`: payload `{ personIds }`, those whose inbox has something new. */
export const events = { arrived: 'message.arrived' } as const;
