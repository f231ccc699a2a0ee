/** Being told when a resource changes: by message, by webhook. */
import {
  defineApi,
  Done,
  Id,
  Instant,
  nullable,
  oneOf,
  pageOf,
  paging,
  type Static,
  Type,
} from '#platform/contract/index.ts';
import { Condition, Conditions } from './conditions.ts';
import { deliveryStates, subscriptionStates } from './states.ts';
import { watched } from './words.ts';

const Text = Type.String();
const Address = Type.String({ maxLength: 500, pattern: '^https?://' });

/** A subscription. */
export const SubscriptionRow = Type.Object({
  id: Text,
  grantId: Text,
  number: Text,
  title: Text,
  resourceZh: Text,
  resourceEn: Text,
  departmentId: Text,
  departmentZh: Text,
  departmentEn: Text,
  watch: Type.Array(oneOf(watched)),
  conditions: Type.Array(Condition),
  message: Type.Boolean(),
  /** Null without a webhook. */
  webhookUrl: nullable(Text),
  state: oneOf(subscriptionStates),
  toldAt: nullable(Instant),
  told: Type.Integer(),
  dead: Type.Integer(),
  createdAt: Instant,
  version: Type.Integer(),
});
export type SubscriptionRow = Static<typeof SubscriptionRow>;

/** What is subscribed to. */
export const SubscriptionInput = Type.Object({
  title: Type.String({ minLength: 2, maxLength: 60 }),
  watch: Type.Array(oneOf(watched), { minItems: 1, maxItems: 3, uniqueItems: true }),
  /** On granted, unmasked fields; of added rows those are told that fit. */
  conditions: Conditions,
  message: Type.Boolean(),
  webhookUrl: nullable(Address),
});
export type SubscriptionInput = Static<typeof SubscriptionInput>;

/** One delivery to a webhook. */
export const DeliveryRow = Type.Object({
  id: Text,
  subscriptionId: Text,
  title: Text,
  state: oneOf(deliveryStates),
  attempts: Type.Integer(),
  nextAt: nullable(Instant),
  sentAt: nullable(Instant),
  lastError: Text,
  createdAt: Instant,
});
export type DeliveryRow = Static<typeof DeliveryRow>;

const one = Type.Object({ subscriptionId: Id });
const faults = [
  'grant-ended',
  'grant-foreign',
  'field-not-granted',
  'field-masked',
  'condition-unfit',
  'told-nowhere',
  'webhook-address',
] as const;

export const subscriptionOperations = defineApi('sharing', {
  subscriptions: {
    method: 'GET',
    path: '/sharing/subscriptions',
    summary: 'Subscriptions of the own department, newest first',
    permission: 'sharing.read',
    query: Type.Object(paging),
    reply: pageOf(SubscriptionRow),
  },
  subscribe: {
    method: 'POST',
    path: '/sharing/grants/:grantId/subscriptions',
    summary: 'Be told when the granted data changes; the secret of a webhook is shown this once',
    permission: 'sharing.subscribe',
    params: Type.Object({ grantId: Id }),
    body: SubscriptionInput,
    reply: Type.Object({ subscription: SubscriptionRow, secret: nullable(Text) }),
    status: 201,
    problems: [...faults],
  },
  changeSubscription: {
    method: 'PUT',
    path: '/sharing/subscriptions/:subscriptionId',
    summary: 'Change, pause, resume or end a subscription',
    permission: 'sharing.subscribe',
    params: one,
    body: Type.Object({
      ...SubscriptionInput.properties,
      state: oneOf(subscriptionStates),
      version: Type.Integer(),
    }),
    reply: SubscriptionRow,
    problems: [...faults, 'subscription-ended', 'changed-meanwhile'],
  },
  tryWebhook: {
    method: 'POST',
    path: '/sharing/subscriptions/:subscriptionId/try',
    summary: 'Send a test to the webhook now and say what it answered',
    permission: 'sharing.subscribe',
    params: one,
    reply: Type.Object({ answered: Type.Boolean(), status: nullable(Type.Integer()), error: Text }),
    problems: ['subscription-ended', 'told-nowhere'],
  },
  deliveries: {
    method: 'GET',
    path: '/sharing/deliveries',
    summary: 'Deliveries to webhooks of the own department; those given up first to be looked at',
    permission: 'sharing.subscribe',
    query: Type.Object({ state: Type.Optional(oneOf(deliveryStates)), ...paging }),
    reply: pageOf(DeliveryRow),
  },
  retryDelivery: {
    method: 'POST',
    path: '/sharing/deliveries/:deliveryId/retry',
    summary: 'Send a delivery that was given up once more',
    permission: 'sharing.subscribe',
    params: Type.Object({ deliveryId: Id }),
    reply: Done,
    problems: ['delivery-not-dead'],
  },
});
