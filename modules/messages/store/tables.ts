/** Row types of the messages schema. */
import type { ChannelKind } from '../contract/channel-kinds.ts';
import type { Urgency } from '../rules/choose-channels.ts';
import type { MessageLanguage } from '../rules/render.ts';

/** Where a message stands. */
export type MessageState =
  | 'queued'
  | 'sending'
  | 'sent'
  | 'retrying'
  | 'refused'
  | 'givenUp'
  | 'read';

/** Where a document that goes along is fetched. */
export interface AttachmentRef {
  /** Name of an attachment source. */
  readonly source: string;
  readonly id: string;
}

export interface MessageRow {
  id: string;
  tenantId: string;
  template: string;
  channel: ChannelKind;
  language: MessageLanguage;
  personId: string | null;
  recipientName: string;
  address: string;
  subject: string;
  body: string;
  subjectKind: string;
  subjectId: string;
  link: string;
  urgency: Urgency;
  state: MessageState;
  simulated: boolean;
  attempts: number;
  nextAttemptAt: Date | null;
  fallbacks: ChannelKind[];
  variables: Readonly<Record<string, string>>;
  providerId: string;
  lastError: string;
  createdAt: Date;
  sentAt: Date | null;
  readAt: Date | null;
  attachment: AttachmentRef | null;
}

export interface TemplateRow {
  tenantId: string;
  code: string;
  channel: ChannelKind;
  language: MessageLanguage;
  subject: string;
  body: string;
  vendorCode: string;
  vendorVariables: string[];
  version: number;
  updatedAt: Date;
}

export interface PreferenceRow {
  tenantId: string;
  personId: string;
  channelOrder: ChannelKind[];
  muted: ChannelKind[];
  quietFrom: string | null;
  quietTo: string | null;
  email: string;
  language: MessageLanguage;
  updatedAt: Date;
}

export interface DeliveryRow {
  id: string;
  tenantId: string;
  messageId: string;
  attempt: number;
  outcome: 'unknown' | 'sent' | 'retry' | 'refused';
  reason: string;
  startedAt: Date;
  endedAt: Date | null;
}

export interface MessagesTables {
  /** The blind index of the address is written by the sealing. */
  'messages.messages': MessageRow & { addressIndex?: string | null };
  'messages.templates': TemplateRow;
  'messages.preferences': PreferenceRow;
  'messages.deliveries': DeliveryRow;
}
