/** The broker of one town: subscriptions, sessions, wills and retained messages (aedes), bounded. */
import { Aedes, type AedesPublishPacket, type Client, type PublishPacket } from 'aedes';
import { mayHear, mayPublish, maySubscribe } from './access.ts';
import type { Gate } from './gate.ts';
import type { Session } from './session.ts';

/** Messages kept for a session that is away. */
const mostQueued = 1000;
/** Topics with a retained message. */
const mostRetained = 10_000;
/** Copies for subscribers under way; more are let go, subscribers of that kind only watch. */
const mostCopies = 5000;

/** What a broker asks of the house. */
export interface BrokerHouse {
  /** A device's message that came through the broker (QoS 2, will). */
  take(session: Session, topic: string, payload: Buffer): Promise<void>;
  /** A device listens to its commands now. */
  listening(session: Session): void;
}

/** One town's broker. */
export class TownBroker {
  readonly #aedes: Aedes;
  readonly #house: BrokerHouse;
  readonly #sessions = new WeakMap<object, Session>();
  readonly #ready = new WeakMap<object, () => void>();
  /** Sessions of others than devices that have subscribed: only for them devices' messages are copied. */
  readonly #watchers = new Set<string>();
  readonly #queued = new Map<string, number>();
  readonly #retained = new Set<string>();
  #copies = 0;

  private constructor(aedes: Aedes, house: BrokerHouse) {
    this.#aedes = aedes;
    this.#house = house;
  }

  /** Opens a broker. */
  static async open(house: BrokerHouse): Promise<TownBroker> {
    const aedes = new Aedes({ concurrency: 200, queueLimit: 1000, drainTimeout: 15_000 });
    const broker = new TownBroker(aedes, house);
    broker.#guard();
    await aedes.listen();
    broker.#bound();
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

  /** Copies a device's stored message to those who watch, and keeps it when it is to be retained. */
  copy(topic: string, payload: Buffer, qos: 0 | 1 | 2, retain: boolean): void {
    if ((this.#watchers.size === 0 && !retain) || this.#copies >= mostCopies) return;
    if (retain && !this.#mayRetain(topic, payload)) return;
    this.#copies += 1;
    this.#aedes.publish(publishOf(topic, payload, qos, retain), () => {
      this.#copies -= 1;
    });
  }

  /** Sends to a device on one of its topics; kept for it when its session persists. */
  send(topic: string, json: object): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#aedes.publish(publishOf(topic, Buffer.from(JSON.stringify(json)), 1, false), (error) =>
        error ? reject(error) : resolve(),
      );
    });
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.#aedes.close(() => resolve()));
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
      packet.keepalive = 0;
      done(null, session !== undefined);
    };
    aedes.authenticate = (client, _username, _password, done) =>
      done(null, this.#sessionOf(client) !== undefined);
    aedes.authorizePublish = (client, packet, done) => this.#onPublish(client, packet, done);
    aedes.authorizeSubscribe = (client, subscription, done) => {
      const session = this.#sessionOf(client);
      const isAllowed = session !== undefined && maySubscribe(session.rules, subscription.topic);
      if (isAllowed && session.kind !== 'device') this.#watchers.add(client.id);
      if (isAllowed && session.kind === 'device')
        setImmediate(() => this.#house.listening(session));
      done(null, isAllowed ? subscription : null);
    };
    aedes.authorizeForward = (client, packet) => {
      const session = this.#sessionOf(client);
      return session && mayHear(session.rules, packet.topic) ? packet : null;
    };
    aedes.on('clientReady', (client) => {
      this.#ready.get(client.conn)?.();
    });
    aedes.on('clientDisconnect', (client) => {
      if (client.clean) this.#watchers.delete(client.id);
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
    if (session.kind === 'device') {
      this.#house.take(session, packet.topic, payload).then(
        () => done(null),
        (error: Error) => done(error),
      );
      return;
    }
    const isAllowed = mayPublish(session.rules, packet.topic);
    if (!isAllowed) return done(new Error(`not allowed to publish to ${packet.topic}`));
    if (packet.retain && !this.#mayRetain(packet.topic, payload)) packet.retain = false;
    done(null);
  }

  #mayRetain(topic: string, payload: Buffer): boolean {
    if (payload.length === 0) this.#retained.delete(topic);
    else if (this.#retained.size >= mostRetained && !this.#retained.has(topic)) return false;
    else this.#retained.add(topic);
    return true;
  }

  /** Queues of sessions that are away stay bounded: what comes after the limit is let go. */
  #bound(): void {
    const { persistence } = this.#aedes as unknown as { persistence: Persistence };
    const enqueue = persistence.outgoingEnqueueCombi.bind(persistence);
    persistence.outgoingEnqueueCombi = (subscriptions, packet) => {
      const open = subscriptions.filter(({ clientId }) => {
        const count = this.#queued.get(clientId) ?? 0;
        if (count < mostQueued) this.#queued.set(clientId, count + 1);
        return count < mostQueued;
      });
      return enqueue(open, packet);
    };
    const clear = persistence.outgoingClearMessageId.bind(persistence);
    persistence.outgoingClearMessageId = async (client, packet) => {
      const cleared = await clear(client, packet);
      const count = this.#queued.get(client.id) ?? 0;
      if (cleared && count > 0) this.#queued.set(client.id, count - 1);
      return cleared;
    };
  }
}

/** What is bounded of aedes' persistence. */
interface Persistence {
  outgoingEnqueueCombi(
    subscriptions: readonly { clientId: string }[],
    packet: AedesPublishPacket,
  ): Promise<void>;
  outgoingClearMessageId(client: { id: string }, packet: object): Promise<object | undefined>;
}

function publishOf(topic: string, payload: Buffer, qos: 0 | 1 | 2, retain: boolean): PublishPacket {
  return { cmd: 'publish', topic, payload, qos, retain, dup: false };
}
