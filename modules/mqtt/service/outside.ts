/**
 * An outside broker (EMQX, NATS …) instead of the own one: the town's processes share its messages by
 * shared subscriptions, and each gets its PUBACK after the COMMIT. That broker checks credentials and
 * topics; a device is known by the name in its topic.
 */
import mqtt, { type MqttClient } from 'mqtt';
import {
  findKey,
  takeCommands,
  takeDelta,
  type Thing,
  thingsOf,
  useDownlink,
} from '#modules/things/index.ts';
import { refuseMessage } from '#modules/observations/index.ts';
import type { RunningService, ServiceHost } from '#platform/module/index.ts';
import { topicOf } from './access.ts';
import { Receiver } from './receive.ts';
import type { MqttSettings } from './settings.ts';

/** Topics of devices. */
const filters = ['zs/+/up/#', 'zs/+/child/+/up/#'];

/** Connects to an outside broker. */
export async function openOutside(
  host: ServiceHost,
  { url, share, connections }: NonNullable<MqttSettings['outside']>,
): Promise<RunningService> {
  const receiver = new Receiver(host);
  const clients = Array.from({ length: connections }, () =>
    mqtt.connect(url, { protocolVersion: 4, clean: true, reconnectPeriod: 2000 }),
  );
  for (const client of clients) listen(host, receiver, client, share);
  const [speaker] = clients;
  const downlink = await useDownlink(host, 'mqtt', (tenantId, thingId) =>
    speaker ? deliver(host, speaker, tenantId, thingId) : Promise.resolve(),
  );
  return {
    stop: async () => {
      await downlink.stop();
      await Promise.all(clients.map((client) => client.endAsync(true)));
    },
  };
}

function listen(host: ServiceHost, receiver: Receiver, client: MqttClient, share: string): void {
  client.on('error', (error) => host.logger.warn({ err: error }, 'outside MQTT broker'));
  client.on('connect', () => {
    client.subscribe(
      filters.map((filter) => `$share/${share}/${filter}`),
      { qos: 1 },
      (error) => {
        if (error) host.logger.error({ err: error }, 'outside MQTT broker: subscription refused');
      },
    );
  });
  // The broker gets its PUBACK when this calls back; until then the next message of it waits.
  client.handleMessage = (packet, done) => {
    if (packet.cmd !== 'publish') return done();
    take(host, receiver, packet.topic, Buffer.from(packet.payload as Buffer)).then(
      () => done(),
      // Not stored: the connection is made anew, and the broker sends the message again.
      () => client.reconnect(),
    );
  };
}

async function take(
  host: ServiceHost,
  receiver: Receiver,
  topic: string,
  payload: Buffer,
): Promise<void> {
  const name = topic.split('/')[1] ?? '';
  const key = await findKey(host.database, 'mqtt', name);
  if (key?.state === 'active') {
    await receiver.take({ tenantId: key.tenantId, thingId: key.thingId, name }, topic, payload);
    return;
  }
  const town = key ? key : await host.tenants.defaultTown();
  if (!town) return;
  await refuseMessage(host.database, {
    tenantId: town.tenantId,
    thingId: key?.thingId ?? null,
    source: name,
    door: 'mqtt',
    receivedAt: host.clock.now(),
    raw: payload,
    reason: key ? 'disabled' : 'unknown-thing',
    detail: topic.slice(0, 200),
  });
}

async function deliver(
  host: ServiceHost,
  client: MqttClient,
  tenantId: string,
  thingId: string,
): Promise<void> {
  const ctx = host.ctxOf(tenantId);
  const directory = await thingsOf(ctx);
  const thing = directory.byId(thingId);
  const place =
    thing && placeOf(thing, thing.gatewayId ? directory.byId(thing.gatewayId) : undefined);
  if (!place || !client.connected) return;
  const { commands, delta } = await ctx.database.inTenant(ctx, async (tx) => ({
    commands: await takeCommands(tx, thingId),
    delta: await takeDelta(tx, thingId),
  }));
  const send = (topic: string, json: object): Promise<unknown> =>
    client.publishAsync(topic, JSON.stringify(json), { qos: 1 });
  for (const { id, service, input, expiresAt } of commands) {
    await send(`${place}/down/command`, { id, service, input, expiresAt });
  }
  if (delta) await send(`${place}/down/desired`, { version: delta.version, desired: delta.delta });
}

function placeOf(thing: Thing, gateway: Thing | undefined): string | null {
  if (gateway?.externalId) {
    return `${topicOf(gateway.externalId)}/child/${thing.externalId ?? thing.code}`;
  }
  return thing.externalId ? topicOf(thing.externalId) : null;
}
