/** The broker of one town: subscriptions, sessions, wills and retained messages (aedes), bounded. */
import { Aedes, type AedesPublishPacket, type Client, type PublishPacket } from 'aedes';
import type { Ctx } from '#platform/context/index.ts';
import { isTopic, matches } from '#protocols/mqtt/index.ts';
import { mayHear, mayPublish, maySubscribe } from './access.ts';
import type { Gate } from './gate.ts';
import { Sessions } from './sessions/index.ts';
import type { Session } from './session.ts';

/** Copies for subscribers under way; more of devices' messages are let go, others wait. */
const mostCopies = 5000;
/** Filters a connection may have. */
const mostFilters = 500;
const sweepEveryMs = 86_400_000;

/** A message to be published. */
export type Message = Pick<PublishPacket, 'topic' | 'qos' | 'retain'> & { payload: Buffer };

/** What a broker asks of the house. */
export interface BrokerHouse {
  /** A device's message that came through the broker (QoS 2, will). */
  store(session: Session, topic: string, payload: Buffer): Promise<void>;
  /** A device listens to its commands now. */
  listening(session: Session): void;
  /** What is to be kept could not be written; it is tried again. */
  notKept(error: Error): void;
}

/** One town's broker. */
export class TownBroker {
  readonly #aedes: Aedes;
  readonly #house: BrokerHouse;
  readonly #sessions = new WeakMap<object, Session>();
  readonly #ready = new WeakMap<object, () => void>();
  readonly #clients = new WeakMap<object, Client>();
  /** Sessions of others than devices that have subscribed: only for them devices' messages are copied. */
  readonly #watchers = new Set<string>();
  readonly #kept: Sessions;
  #sweep: NodeJS.Timeout | undefined;
  #copies = 0;
  #onRoom: (() => void)[] = [];

  private constructor(house: BrokerHouse, ctx: () => Ctx) {
    this.#house = house;
    this.#kept = new Sessions(ctx, {
      isDevice: ({ conn }) => this.#sessions.get(conn)?.kind === 'device',
      onFault: (error) => house.notKept(error),
    });
    this.#aedes = new Aedes({
      concurrency: 200,
      queueLimit: 1000,
      drainTimeout: 15_000,
      persistence: this.#kept,
    });
  }

  /** Opens a town's broker with what it kept. */
  static async open(house: BrokerHouse, ctx: () => Ctx): Promise<TownBroker> {
    const broker = new TownBroker(house, ctx);
    broker.#guard();
    await broker.#aedes.listen();
    for (const session of broker.#kept.watching()) broker.#watchers.add(session);
    broker.#sweep = setInterval(() => broker.#forgetOld(), sweepEveryMs).unref();
    return broker;
  }

  /** Takes a connection; resolves when it has its CONNACK. */
  accept(gate: Gate, session: Session): Promise<void> {
    this.#sessions.set(gate.inner, session);
    return new Promise((resolve) => {
      this.#ready.set(gate.inner, resolve);
      gate.inner.once('close', resolve);
      this.#aedes.handle(gate.inner);
    });
  }

  /**
   * Copies a device's stored message to those who watch. Resolves at once, or, when it is to be retained,
   * as soon as that is committed.
   */
  async copy(message: Message): Promise<void> {
    const { topic, payload } = message;
    const retain = message.retain && this.#kept.retained.hasRoomFor(topic, payload.length);
    const isWatched = this.#watchers.size > 0 && this.#copies < mostCopies;
    if (!isWatched && !retain) return;
    const kept = this.#publish({ ...message, retain });
    if (retain) await kept;
    else kept.catch(() => undefined);
  }

  /**
   * Publishes what another than a device sent. Resolves as soon as it is committed for everyone who is
   * away. @throws when it is not allowed or could not be kept: it must not be acknowledged
   */
  async publish(session: Session, message: Message): Promise<void> {
    requireRight(session, message.topic);
    while (this.#copies >= mostCopies) await new Promise<void>((next) => this.#onRoom.push(next));
    const retain =
      message.retain && this.#kept.retained.hasRoomFor(message.topic, message.payload.length);
    await this.#publish({ ...message, retain });
  }

  /** Sends to a device on one of its topics; kept for it when its session persists. */
  send(topic: string, json: object): Promise<void> {
    const payload = Buffer.from(JSON.stringify(json));
    return this.#publish({ topic, payload, qos: 1, retain: false });
  }

  /** Tells one connection something, whether it has subscribed or not. */
  async answer(gate: Gate, topic: string, json: object): Promise<void> {
    const packet = publishOf({
      topic,
      payload: Buffer.from(JSON.stringify(json)),
      qos: 0,
      retain: false,
    });
    await new Promise<void>((done) => {
      const client = this.#clients.get(gate.inner);
      if (client) client.publish(packet, () => done());
      else done();
    });
  }

  async close(): Promise<void> {
    clearInterval(this.#sweep);
    await new Promise<void>((resolve) => this.#aedes.close(() => resolve()));
    await this.#kept.close();
  }

  /** Resolves when the message is kept (QoS 1, 2), or has been handed out (QoS 0). */
  #publish(message: Message): Promise<void> {
    const aedes = this.#aedes as Aedes & { counter: number };
    aedes.counter += 1;
    const numbers = { brokerId: aedes.id, brokerCounter: aedes.counter };
    const packet = { ...publishOf(message), ...numbers };
    this.#copies += 1;
    return new Promise((resolve, reject) => {
      if (message.qos > 0) this.#kept.whenQueued(numbers.brokerCounter, resolve);
      aedes.publish(packet, (error) => {
        this.#copies -= 1;
        this.#onRoom.shift()?.();
        if (!error) return resolve();
        this.#kept.notQueued(numbers.brokerCounter);
        reject(error);
      });
    });
  }

  #forgetOld(): void {
    const { clients } = this.#aedes as unknown as { clients: Readonly<Record<string, unknown>> };
    const gone = this.#kept.sweep((session) => clients[session] !== undefined);
    for (const session of gone) this.#watchers.delete(session);
  }

  #sessionOf(client: Client | null): Session | undefined {
    return client ? this.#sessions.get(client.conn) : undefined;
  }

  #guard(): void {
    const aedes = this.#aedes;
    aedes.preConnect = (client, packet, done) => {
      const session = this.#sessionOf(client);
      // A session belongs to its account: nobody takes over another's by calling himself the same.
      if (session && packet.clientId !== '') packet.clientId = `${session.name} ${packet.clientId}`;
      // Whoever registers has no messages to come back for.
      if (session?.kind === 'newcomer') packet.clean = true;
      packet.keepalive = 0;
      this.#clients.set(client.conn, client);
      done(null, session !== undefined);
    };
    aedes.authenticate = (client, _username, _password, done) =>
      done(null, this.#sessionOf(client) !== undefined);
    aedes.authorizePublish = (client, packet, done) => this.#onPublish(client, packet, done);
    aedes.authorizeSubscribe = (client, subscription, done) => {
      const session = this.#sessionOf(client);
      const isAllowed = session !== undefined && this.#mayAdd(client, session, subscription.topic);
      if (isAllowed && isWatcher(session)) this.#watchers.add(client.id);
      if (isAllowed && session.kind === 'device')
        setImmediate(() => this.#house.listening(session));
      done(null, isAllowed ? subscription : null);
    };
    aedes.authorizeForward = (client, packet) => {
      const session = this.#sessionOf(client);
      return session && mayHear(session.rules, packet.topic) ? asGranted(client, packet) : null;
    };
    aedes.on('clientReady', (client) => {
      this.#ready.get(client.conn)?.();
      this.#kept.seen(client.id);
    });
    aedes.on('clientDisconnect', (client) => {
      if (client.clean) this.#watchers.delete(client.id);
      else this.#kept.seen(client.id);
    });
    aedes.on('clientError', () => undefined);
    aedes.on('connectionError', () => undefined);
  }

  #onPublish(
    client: Client | null,
    packet: PublishPacket,
    done: (error?: Error | null) => void,
  ): void {
    const session = this.#sessionOf(client);
    const payload = Buffer.from(packet.payload as Buffer);
    if (!session) return done(new Error('not admitted'));
    packet.retain &&= this.#kept.retained.hasRoomFor(packet.topic, payload.length);
    if (session.kind === 'device') {
      this.#house.store(session, packet.topic, payload).then(
        () => done(null),
        (error: Error) => done(error),
      );
      return;
    }
    try {
      requireRight(session, packet.topic);
    } catch (error) {
      return done(error as Error);
    }
    done(null);
  }

  #mayAdd(client: Client, { rules }: Session, filter: string): boolean {
    const has = subscriptionsOf(client);
    const isNew = has[filter] === undefined;
    return maySubscribe(rules, filter) && (!isNew || Object.keys(has).length < mostFilters);
  }
}

function publishOf({ topic, payload, qos, retain }: Message): PublishPacket {
  return { cmd: 'publish', topic, payload, qos, retain, dup: false };
}

/** Whether devices' messages are copied for it. */
const isWatcher = ({ kind }: Session): boolean => kind === 'client' || kind === 'reader';

/** @throws when a topic may not be published to */
function requireRight({ rules }: Session, topic: string): void {
  if (!isTopic(topic) || !mayPublish(rules, topic)) {
    throw new Error(`not allowed to publish to ${topic}`);
  }
}

/** A connection's subscriptions by filter; aedes has them, its types do not. */
function subscriptionsOf(client: Client): Readonly<Record<string, { readonly qos: number }>> {
  return (client as unknown as { subscriptions: Record<string, { qos: number }> }).subscriptions;
}

/** A message is delivered with the lower of its own and the granted quality of service (MQTT-3.8.4-6). */
function asGranted(client: Client, packet: AedesPublishPacket): AedesPublishPacket {
  if (packet.qos === 0) return packet;
  const granted = Object.entries(subscriptionsOf(client)).filter(([filter]) =>
    matches(filter, packet.topic),
  );
  const most = Math.max(0, ...granted.map(([, { qos }]) => qos));
  return most >= packet.qos ? packet : { ...packet, qos: most as 0 | 1 };
}
