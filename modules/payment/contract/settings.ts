/** Rules of the town, merchant data, the overview. */
import {
  defineApi,
  Done,
  Instant,
  nullable,
  oneOf,
  type Static,
  Type,
} from '#platform/contract/index.ts';
import { channels, onlineChannels } from './words.ts';

const Text = Type.String();

/** Rules of the town. */
export const Settings = Type.Object({
  financeDepartmentId: nullable(Type.String({ format: 'uuid' })),
  orderMinutes: Type.Integer({ minimum: 5, maximum: 120 }),
  remindDays: Type.Integer({ minimum: 0, maximum: 30 }),
  dueDays: Type.Integer({ minimum: 1, maximum: 180 }),
  reconcileHour: Type.Integer({ minimum: 0, maximum: 23 }),
  /** Place and hours of the window, as residents read it; empty: said without them. */
  windowZh: Type.String({ maxLength: 200 }),
  windowEn: Type.String({ maxLength: 300 }),
});
export type Settings = Static<typeof Settings>;

/** Merchant data without its secrets. */
export const ChannelView = Type.Object({
  channel: oneOf(onlineChannels),
  /** `live`: merchant data of the town; `simulated`: no data, the simulator answers; `closed`: neither. */
  mode: oneOf(['live', 'simulated', 'closed']),
  appId: Text,
  merchantId: Text,
  serial: Text,
  platformSerial: Text,
  active: Type.Boolean(),
  updatedAt: nullable(Instant),
  noticeUrl: Text,
});
export type ChannelView = Static<typeof ChannelView>;

/** Sums of a kind of bill. */
export const KindSum = Type.Object({
  kindCode: Text,
  nameZh: Text,
  nameEn: Text,
  billed: Type.Integer(),
  billedFen: Type.Integer(),
  collected: Type.Integer(),
  collectedFen: Type.Integer(),
  dueFen: Type.Integer(),
  overdueFen: Type.Integer(),
  waivedFen: Type.Integer(),
});
export type KindSum = Static<typeof KindSum>;

export const Overview = Type.Object({
  kinds: Type.Array(KindSum),
  /** Sums of the last thirty local days by channel, refunds taken off. */
  days: Type.Array(
    Type.Object({
      day: Text,
      channel: oneOf(channels),
      count: Type.Integer(),
      netFen: Type.Integer(),
    }),
  ),
  openDifferences: Type.Integer(),
  openDecisions: Type.Integer(),
  disputedOrders: Type.Integer(),
  simulated: Type.Boolean(),
  /** Debits and credits of the whole book: equal, or something is very wrong. */
  debitFen: Type.Integer(),
  creditFen: Type.Integer(),
});
export type Overview = Static<typeof Overview>;

export const settingsOperations = defineApi('payment', {
  overview: {
    method: 'GET',
    path: '/payment/overview',
    summary: 'Collected and due, by kind and by day',
    permission: 'payment.read',
    reply: Overview,
  },
  settings: {
    method: 'GET',
    path: '/payment/settings',
    summary: 'Rules of the town and merchant data without secrets',
    permission: 'payment.configure',
    reply: Type.Object({ settings: Settings, channels: Type.Array(ChannelView) }),
  },
  saveSettings: {
    method: 'PUT',
    path: '/payment/settings',
    summary: 'Change the rules of the town',
    permission: 'payment.configure',
    body: Settings,
    reply: Done,
    problems: ['bill-department-unknown'],
  },
  saveChannel: {
    method: 'PUT',
    path: '/payment/channels/:channel',
    summary: 'Set merchant data; secrets that are left empty stay as they are',
    permission: 'payment.configure',
    dangerous: true,
    params: Type.Object({ channel: oneOf(onlineChannels) }),
    body: Type.Object({
      appId: Type.String({ minLength: 1, maxLength: 64 }),
      merchantId: Type.String({ maxLength: 32 }),
      serial: Type.String({ maxLength: 64 }),
      privateKey: Type.String({ maxLength: 8000 }),
      apiKey: Type.String({ maxLength: 64 }),
      platformKey: Type.String({ maxLength: 8000 }),
      platformSerial: Type.String({ maxLength: 128 }),
      active: Type.Boolean(),
    }),
    reply: Done,
    problems: ['key-unfit', 'confirmation-needed'],
  },
  removeChannel: {
    method: 'DELETE',
    path: '/payment/channels/:channel',
    summary: 'Forget merchant data',
    permission: 'payment.configure',
    dangerous: true,
    params: Type.Object({ channel: oneOf(onlineChannels) }),
    reply: Done,
  },
});
