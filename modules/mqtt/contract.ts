/** What the module of MQTT offers over HTTP: clients of other systems. */
import { defineApi, Id, Instant, nullable, type Static, Type } from '#platform/contract/index.ts';

/** A rule: the first whose filter fits decides; none means no. */
export const TopicRuleShape = Type.Object({
  filter: Type.String({ minLength: 1, maxLength: 200 }),
  publish: Type.Boolean(),
  subscribe: Type.Boolean(),
});

const content = {
  title: Type.String({ minLength: 1, maxLength: 60 }),
  rules: Type.Array(TopicRuleShape, { maxItems: 50 }),
  enabled: Type.Boolean(),
};

/** A client of another system. */
export const MqttAccount = Type.Object({
  id: Id,
  username: Type.String(),
  ...content,
  version: Type.Integer(),
  createdAt: Instant,
  seenAt: nullable(Instant),
});
export type MqttAccount = Static<typeof MqttAccount>;

const WithSecret = Type.Object({
  id: Id,
  version: Type.Integer(),
  /** Shown this once. */
  secret: Type.String(),
});

const oneClient = Type.Object({ clientId: Id });

/** The operations. */
export const api = defineApi('mqtt', {
  clients: {
    method: 'GET',
    path: '/mqtt/clients',
    summary: 'MQTT clients of other systems',
    permission: 'mqtt.manage',
    reply: Type.Object({ items: Type.Array(MqttAccount) }),
  },
  addClient: {
    method: 'POST',
    path: '/mqtt/clients',
    summary: 'Add an MQTT client of another system; its secret is shown once',
    permission: 'mqtt.manage',
    body: Type.Object({
      username: Type.String({ pattern: '^[a-zA-Z0-9][a-zA-Z0-9._-]{2,59}$' }),
      title: content.title,
      rules: content.rules,
    }),
    reply: WithSecret,
    status: 201,
    problems: ['client-name-taken', 'filter-invalid'],
  },
  saveClient: {
    method: 'PUT',
    path: '/mqtt/clients/:clientId',
    summary: 'Change a client’s title, topics or whether it may connect',
    permission: 'mqtt.manage',
    params: oneClient,
    body: Type.Object({ ...content, version: Type.Integer() }),
    reply: Type.Object({ version: Type.Integer() }),
    problems: ['not-found', 'changed-meanwhile', 'filter-invalid'],
  },
  renewSecret: {
    method: 'POST',
    path: '/mqtt/clients/:clientId/secret',
    summary: 'Give a client a new secret; the old one ends with its next connection',
    permission: 'mqtt.manage',
    params: oneClient,
    body: Type.Object({ version: Type.Integer() }),
    reply: WithSecret,
    problems: ['not-found', 'changed-meanwhile'],
  },
});
