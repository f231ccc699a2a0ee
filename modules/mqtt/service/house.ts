/** The MQTT door of a process: its listeners, gates and the towns' brokers. */
import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import {
  type ThingDirectory,
  noteSeen,
  takeCommands,
  takeDelta,
  thingsOf,
  useDownlink,
} from '#modules/things/index.ts';
import { allow, learnBudget, refuseMessage } from '#modules/observations/index.ts';
import {
  type MqttFault,
  type MqttFrame,
  type PublishPacket,
  readConnect,
} from '#protocols/mqtt/index.ts';
import type { RunningService, ServiceHost } from '#platform/module/index.ts';
import { RateLimit } from '#platform/rate-limit/index.ts';
import { registerReplyTopic, registerTopic, topicOf } from './access.ts';
import { Gate, type GateHouse } from './gate.ts';
import { Receiver, type Sender } from './receive.ts';
import { registered } from './register.ts';
import { admit, type Session } from './session.ts';
import { type MqttSettings, portFault } from './settings.ts';
import { type BrokerHouse, TownBroker } from './town-broker.ts';

const mostConnections = 20_000;
const overdueEveryMs = 500;
/** A device that is slowed down is told of in the refusals so often. */
const tellEveryMs = 60_000;
/** A site with many new devices behind one address gets in; guessing secrets of models does not. */
const newcomerAllowance = { burst: 60, perMinute: 60 };

class House implements GateHouse, BrokerHouse {
  readonly #host: ServiceHost;
  readonly #receiver: Receiver;
  readonly #brokers = new Map<string, Promise<TownBroker>>();
  readonly #gates = new Set<Gate>();
  /** Connections of devices, by device. */
  readonly #present = new Map<string, Set<Gate>>();
  /** Devices that have subscribed to their commands. */
  readonly #listening = new Set<string>();
  readonly #toldAt = new Map<string, number>();
  readonly #newcomers = new RateLimit(newcomerAllowance);

  constructor(host: ServiceHost) {
    this.#host = host;
    this.#receiver = new Receiver(host);
  }

  enter(socket: Socket): void {
    this.#gates.add(new Gate(socket, this));
  }

  admit(frame: MqttFrame, remoteAddress: string): Promise<Session | number> {
    const mayTry = (): boolean => this.#newcomers.take(remoteAddress, this.#host.clock.now()) === 0;
    return admit(this.#host, readConnect(frame), mayTry);
  }

  async open(gate: Gate): Promise<void> {
    const { session } = gate;
    if (!session) return;
    const broker = await this.#brokerOf(session.tenantId);
    if (session.thingId) {
      const { tenantId, thingId } = session;
      const gates = this.#present.get(thingId) ?? new Set();
      this.#present.set(thingId, gates.add(gate));
      await learnBudget(this.#host.ctxOf(tenantId), thingId);
      noteSeen(this.#host.database, { tenantId, thingId }, this.#host.clock.now());
    }
    await broker.accept(gate, session);
  }

  waitFor({ tenantId, thingId, name }: Session): number {
    if (!thingId) return 0;
    const waitMs = allow({ id: thingId }, performance.now());
    if (waitMs > 0) this.#tellSlowed({ tenantId, thingId, name }, waitMs);
    return waitMs;
  }

  #tellSlowed({ tenantId, thingId }: Sender, waitMs: number): void {
    const now = performance.now();
    if (now - (this.#toldAt.get(thingId) ?? -Infinity) < tellEveryMs) return;
    this.#toldAt.set(thingId, now);
    const detail = `slowed down, next message in ${waitMs} ms`;
    const receivedAt = this.#host.clock.now();
    const refusal = {
      tenantId,
      thingId,
      door: 'mqtt',
      receivedAt,
      reason: 'over-budget',
      detail,
    } as const;
    refuseMessage(this.#host.database, refusal).catch(() => undefined);
  }

  async take(gate: Gate, packet: PublishPacket): Promise<void> {
    const session = gate.session as Session;
    const broker = await this.#brokerOf(session.tenantId);
    if (session.model) return this.#register(broker, gate, packet);
    if (session.kind !== 'device') return broker.publish(session, packet);
    await this.store(session, packet.topic, packet.payload);
    if (packet.topic.startsWith(`${topicOf(session.name)}/`)) await broker.copy(packet);
  }

  store(session: Session, topic: string, payload: Buffer): Promise<void> {
    return this.#receiver.take(senderOf(session), topic, payload);
  }

  /** A device asks for a secret of its own: it, and nobody else, is answered. */
  async #register(
    broker: TownBroker,
    gate: Gate,
    { topic, payload }: PublishPacket,
  ): Promise<void> {
    if (topic !== registerTopic) throw new Error(`a newcomer publishes to ${registerTopic} only`);
    const reply = await registered(this.#host, gate.session?.model, payload);
    await broker.answer(gate, registerReplyTopic, reply);
  }

  notKept(error: Error): void {
    this.#host.logger.warn({ err: error }, 'mqtt: sessions and retained messages are not written');
  }

  fault(session: Session | null, fault: MqttFault): void {
    const { database, clock, logger } = this.#host;
    if (!session?.thingId) {
      logger.debug({ reason: fault.reason, detail: fault.message }, 'mqtt: connection closed');
      return;
    }
    const { tenantId, thingId } = session;
    const { reason, message: detail } = fault;
    const receivedAt = clock.now();
    refuseMessage(database, { tenantId, thingId, door: 'mqtt', receivedAt, reason, detail }).catch(
      () => undefined,
    );
  }

  closed(gate: Gate): void {
    this.#gates.delete(gate);
    const thingId = gate.session?.thingId;
    const gates = thingId ? this.#present.get(thingId) : undefined;
    if (!thingId || !gates?.delete(gate) || gates.size > 0) return;
    this.#present.delete(thingId);
    this.#listening.delete(thingId);
    const { tenantId } = gate.session as Session;
    noteSeen(this.#host.database, { tenantId, thingId }, this.#host.clock.now(), false);
  }

  /** Closes connections that were silent for longer than they promised. */
  dropOverdue(): void {
    const now = performance.now();
    for (const gate of this.#gates) if (gate.isOverdue(now)) gate.drop();
  }

  listening(session: Session): void {
    if (!session.thingId || !this.#present.has(session.thingId)) return;
    this.#listening.add(session.thingId);
    this.#greet(session.tenantId, session.thingId).catch((error: Error) =>
      this.#host.logger.warn({ err: error }, 'mqtt: downlink'),
    );
  }

  /** Sends what waited for a device and for those behind it; a delta once more, it may have been missed. */
  async #greet(tenantId: string, thingId: string): Promise<void> {
    const directory = await thingsOf(this.#host.ctxOf(tenantId));
    const ids = [thingId, ...directory.children(thingId).map(({ id }) => id)];
    for (const id of ids) await this.deliver(tenantId, id, true);
  }

  /** Sends commands and the delta that wait for a device, if it is here. */
  async deliver(tenantId: string, thingId: string, again = false): Promise<void> {
    const ctx = this.#host.ctxOf(tenantId);
    const place = this.#placeOf(await thingsOf(ctx), thingId);
    if (!place) return;
    const broker = await this.#brokerOf(tenantId);
    const { commands, delta } = await ctx.database.inTenant(ctx, async (tx) => ({
      commands: await takeCommands(tx, thingId),
      delta: await takeDelta(tx, thingId, again),
    }));
    for (const { id, service, input, expiresAt } of commands) {
      await broker.send(`${place}/down/command`, { id, service, input, expiresAt });
    }
    if (delta)
      await broker.send(`${place}/down/desired`, { version: delta.version, desired: delta.delta });
  }

  /** Where a device's topics are, if it or its gateway is connected and listens. */
  #placeOf(directory: ThingDirectory, thingId: string): string | null {
    const thing = directory.byId(thingId);
    if (!thing) return null;
    const gateway = thing.gatewayId ? directory.byId(thing.gatewayId) : undefined;
    if (gateway?.externalId && this.#listening.has(gateway.id)) {
      return `${topicOf(gateway.externalId)}/child/${thing.externalId ?? thing.code}`;
    }
    return thing.externalId && this.#listening.has(thingId) ? topicOf(thing.externalId) : null;
  }

  async close(): Promise<void> {
    for (const gate of this.#gates) gate.drop();
    const brokers = await Promise.all(this.#brokers.values());
    await Promise.all(brokers.map((broker) => broker.close()));
  }

  #brokerOf(tenantId: string): Promise<TownBroker> {
    let broker = this.#brokers.get(tenantId);
    if (!broker) {
      broker = TownBroker.open(this, () => this.#host.ctxOf(tenantId));
      this.#brokers.set(tenantId, broker);
      // Not opened because the database was away: the next connection tries again.
      broker.catch(() => this.#brokers.delete(tenantId));
    }
    return broker;
  }
}

function senderOf({ tenantId, name, thingId }: Session): Sender {
  if (!thingId) throw new Error(`${name} is no device`);
  return { tenantId, name, thingId };
}

/** Opens the door. @throws ConfigError when a port is in use */
export async function openHouse(
  host: ServiceHost,
  settings: MqttSettings,
): Promise<RunningService> {
  const house = new House(host);
  const servers: Server[] = [];
  const enter = (socket: Socket): void => house.enter(socket);
  const listen = async (server: Server, name: string, port: number): Promise<number> => {
    server.maxConnections = mostConnections;
    servers.push(server);
    return listening(server, { name, port, host: settings.host });
  };
  const stop = async (): Promise<void> => {
    const closed = servers.map((server) => new Promise((done) => server.close(done)));
    await house.close();
    await Promise.all(closed);
  };
  try {
    const { port, tls } = settings;
    const secured = tls
      ? await listen(
          createTlsServer({ cert: tls.cert, key: tls.key }, enter),
          'MQTTS_PORT',
          tls.port,
        )
      : undefined;
    const open = port === null ? secured : await listen(createServer(enter), 'MQTT_PORT', port);
    const downlink = await useDownlink(host, 'mqtt', (tenantId, id) => house.deliver(tenantId, id));
    const overdue = setInterval(() => house.dropOverdue(), overdueEveryMs).unref();
    return {
      ...(open === undefined ? {} : { port: open }),
      stop: async () => {
        clearInterval(overdue);
        await downlink.stop();
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function listening(
  server: Server,
  { name, port, host }: { name: string; port: number; host: string },
): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(portFault(name, port, error)));
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}
