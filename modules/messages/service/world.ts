/** The ways out of the house that this process has, opened once; known by the process's database. */
import { randomUUID } from 'node:crypto';
import type { Database } from '#platform/database/index.ts';
import type { HttpServer } from '#platform/http/index.ts';
import {
  type Channel,
  type ChannelSettings,
  channelSettings,
  openChannels,
  type SettingFault,
} from '../adapters/index.ts';
import { type AttachmentSource, attachmentSources } from '../attachments.ts';
import type { OutwardChannelKind } from '../contract/channel-kinds.ts';

/** What queueing and delivery know of their surroundings. */
export interface MessageWorld {
  readonly channels: ReadonlyMap<OutwardChannelKind, Channel>;
  /** The demo keeps what would have been sent; no vendor is called. */
  readonly simulated: boolean;
  readonly faults: readonly SettingFault[];
  readonly settings: ChannelSettings;
  /** Signature of SMS; counts towards their length. */
  readonly signName: string;
  /** Put before links; empty when unknown. */
  readonly publicUrl: string;
  readonly warn: (error: Error, what: string) => void;
  /** Documents that go along with e-mails, by the name of their source. */
  readonly attachments: ReadonlyMap<string, AttachmentSource>;
}

const nowhere: MessageWorld = {
  channels: new Map(),
  simulated: false,
  faults: [],
  settings: {},
  signName: '',
  publicUrl: '',
  warn: () => undefined,
  attachments: new Map(),
};

const worlds = new WeakMap<Database, MessageWorld>();

/** The world of a process; without one (tools) only the inbox is written. */
export function worldOf(database: Database): MessageWorld {
  return worlds.get(database) ?? nowhere;
}

/** Opens the channels that the environment switches on; in a demo without any, the simulator. */
export function openWorld(server: HttpServer): void {
  const { settings: http, clock, database, logger } = server;
  const { settings, faults } = channelSettings(http.environment);
  const usable = withoutFaulty(settings, faults);
  const opened = openChannels(usable, { now: () => clock.now(), nonce: () => randomUUID() });
  const simulated = http.demo && opened.size === 0;
  for (const fault of faults)
    logger.warn({ setting: fault.name }, `message channel: ${fault.problem}`);
  worlds.set(database, {
    channels: simulated ? new Map([['sms', simulator]]) : opened,
    simulated,
    faults,
    settings: usable,
    signName: usable.sms?.signName ?? '',
    publicUrl: (http.publicUrl ?? '').replace(/\/$/, ''),
    warn: (error, what) => logger.error({ err: error }, what),
    attachments: new Map(server.slots.all(attachmentSources).map((one) => [one.source, one])),
  });
}

/** The demo's stand-in for SMS: says "sent" and leaves the message where the simulator page reads it. */
const simulator: Channel = {
  kind: 'sms',
  send: (message) => Promise.resolve({ kind: 'sent', providerId: `simulator-${message.id}` }),
};

const faultNames: Readonly<Record<keyof ChannelSettings, RegExp>> = {
  sms: /_(SMS|ALIYUN|TENCENT)_/,
  wecom: /_WECOM_/,
  dingtalk: /_DINGTALK_/,
  email: /_SMTP_/,
};

/** A channel with a faulty setting stays off; the others go on. */
function withoutFaulty(
  settings: ChannelSettings,
  faults: readonly SettingFault[],
): ChannelSettings {
  const kept = Object.entries(settings).filter(([kind]) => {
    const names = faultNames[kind as keyof ChannelSettings];
    return !faults.some((fault) => names.test(fault.name));
  });
  return Object.fromEntries(kept) as ChannelSettings;
}
