/**
 * The memory of a town's broker, in the form in which aedes asks for it: retained messages, sessions that
 * persist, what waits for them. It is answered from the process and written to PostgreSQL behind; what is
 * to be acknowledged waits for the COMMIT. Wills are the process's own (MQTT 3.1.1, 3.1.2.5).
 */
import { Readable } from 'node:stream';
import type { Ctx } from '#platform/context/index.ts';
import { FilterTree } from '#protocols/mqtt/index.ts';
import { keptRows } from '../../store/sessions.ts';
import { Incoming } from './incoming.ts';
import { type Outgoing, outgoingKey, packetOf, Queue } from './queue.ts';
import { Retained } from './retained.ts';
import type { BrokerClient, BrokerPacket, BrokerSubscription } from './shapes.ts';
import { Writer } from './writer.ts';

/** A session that stays away for so long is dropped. */
const keepDays = 30;
const dayMs = 86_400_000;

interface Kept {
  readonly isDevice: boolean;
  readonly subscriptions: Map<string, number>;
  readonly queue: Queue;
  seenAtMs: number;
}

/** One town's kept sessions and messages. */
export class Sessions {
  readonly retained: Retained;
  readonly #ctx: () => Ctx;
  readonly #writer: Writer;
  readonly #kept = new Map<string, Kept>();
  readonly #incoming: Incoming;
  /** Subscriptions of QoS 1 and 2: for them messages are kept. */
  readonly #tree = new FilterTree<number>();
  readonly #wills = new Map<string, BrokerPacket>();
  readonly #queued = new Map<number, () => void>();
  readonly #isDevice: (client: BrokerClient) => boolean;

  constructor(
    ctx: () => Ctx,
    told: { isDevice: (client: BrokerClient) => boolean; onFault: (error: Error) => void },
  ) {
    this.#ctx = ctx;
    this.#isDevice = told.isDevice;
    this.#writer = new Writer(ctx, told.onFault);
    this.retained = new Retained(this.#writer, ctx);
    this.#incoming = new Incoming(this.#writer);
  }

  /** Reads what was kept before. Called by aedes before the first connection. */
  async setup(): Promise<void> {
    const ctx = this.#ctx();
    const rows = await ctx.database.inTenant(ctx, keptRows);
    for (const row of rows.retained) this.retained.load(row);
    for (const { session, isDevice, subscriptions, seenAt } of rows.sessions) {
      this.#writer.loaded(`session ${session}`);
      const kept = this.#add(session, isDevice, seenAt.getTime());
      for (const [filter, qos] of Object.entries(subscriptions))
        this.#subscribe(session, kept, filter, qos);
    }
    for (const row of rows.outgoing) {
      this.#writer.loaded(outgoingKey(row));
      this.#kept.get(row.session)?.queue.add({ ...row });
    }
    for (const row of rows.incoming) this.#incoming.load(row);
    this.sweep();
  }

  /** Sessions of others than devices. */
  watching(): string[] {
    return [...this.#kept].filter(([, { isDevice }]) => !isDevice).map(([session]) => session);
  }

  /** Drops sessions that stayed away for too long. @returns their names */
  sweep(isHere: (session: string) => boolean = () => false): string[] {
    const before = this.#ctx().clock.now().getTime() - keepDays * dayMs;
    const old = [...this.#kept].filter(([name, kept]) => kept.seenAtMs < before && !isHere(name));
    for (const [session] of old) this.#drop(session);
    return old.map(([session]) => session);
  }

  /** Notes that a session came or went. */
  seen(session: string): void {
    const kept = this.#kept.get(session);
    if (kept) this.#saveSession(session, kept).catch(() => undefined);
  }

  /** Calls `done` when the message of that number is kept for everyone who is away. */
  whenQueued(counter: number, done: () => void): void {
    this.#queued.set(counter, done);
  }

  /** The message will not be kept: nobody is to be told. */
  notQueued(counter: number): void {
    this.#queued.delete(counter);
  }

  async close(): Promise<void> {
    await this.#writer.close();
  }

  // What aedes calls.

  storeRetained(packet: BrokerPacket): Promise<void> {
    return this.retained.store(packet);
  }

  createRetainedStreamCombi(filters: readonly string[]): Readable {
    return Readable.from(this.retained.matching(filters));
  }

  async addSubscriptions(
    client: BrokerClient,
    subscriptions: readonly BrokerSubscription[],
  ): Promise<void> {
    const kept = this.#kept.get(client.id) ?? this.#add(client.id, this.#isDevice(client), 0);
    for (const { topic, qos } of subscriptions) this.#subscribe(client.id, kept, topic, qos);
    await this.#saveSession(client.id, kept);
  }

  async removeSubscriptions(client: BrokerClient, filters: readonly string[]): Promise<void> {
    const kept = this.#kept.get(client.id);
    if (!kept) return;
    for (const filter of filters) {
      kept.subscriptions.delete(filter);
      this.#tree.delete(filter, client.id);
    }
    await this.#saveSession(client.id, kept);
  }

  async subscriptionsByClient({ id }: { id: string }): Promise<BrokerSubscription[]> {
    const kept = this.#kept.get(id)?.subscriptions ?? new Map<string, number>();
    return [...kept].map(([topic, qos]) => ({ topic, qos }));
  }

  /** Sessions for which a message on a topic is kept, each once with its highest quality of service. */
  async subscriptionsByTopic(
    topic: string,
  ): Promise<{ clientId: string; qos: number; topic: string }[]> {
    const highest = new Map<string, number>();
    for (const [session, qos] of this.#tree.match(topic)) {
      highest.set(session, Math.max(qos, highest.get(session) ?? 0));
    }
    return [...highest].map(([clientId, qos]) => ({ clientId, qos, topic }));
  }

  async cleanSubscriptions({ id }: { id: string }): Promise<void> {
    this.#drop(id);
  }

  async outgoingEnqueueCombi(
    subscriptions: readonly { clientId: string; qos: number }[],
    packet: BrokerPacket,
  ): Promise<void> {
    const { brokerId, brokerCounter: counter, topic, payload } = packet;
    const written: Promise<void>[] = [];
    for (const { clientId: session, qos } of subscriptions) {
      const kept = this.#kept.get(session);
      if (!kept?.queue.isOpenFor(payload.length)) continue;
      const message = {
        session,
        brokerId,
        counter,
        topic,
        payload: Buffer.from(payload),
        qos: Math.min(qos, packet.qos),
        messageId: null,
        isReleased: false,
      };
      kept.queue.add(message);
      written.push(this.#saveOutgoing(message));
    }
    await Promise.all(written);
    this.#queued.get(counter)?.();
    this.#queued.delete(counter);
  }

  /** A message is sent under a packet identifier, or its receiver has it (PUBREL). What is not kept needs no note. */
  async outgoingUpdate({ id }: { id: string }, packet: BrokerPacket): Promise<void> {
    const queue = this.#kept.get(id)?.queue;
    const { messageId } = packet;
    if (!queue || messageId === undefined) return;
    if (packet.cmd === 'pubrel') {
      const message = queue.sentAs(messageId);
      if (!message) return;
      message.isReleased = true;
      return this.#saveOutgoing(message);
    }
    const message = queue.find(packet.brokerId, packet.brokerCounter);
    if (!message || message.messageId === messageId) return;
    queue.mark(message, messageId);
    const saved = this.#saveOutgoing(message);
    // Of QoS 1 a second delivery is allowed; exactly once needs the identifier.
    if (message.qos === 2) return saved;
    saved.catch(() => undefined);
  }

  async outgoingClearMessageId(
    { id }: { id: string },
    { messageId }: { messageId?: number },
  ): Promise<{ topic: string; qos: number } | undefined> {
    const queue = this.#kept.get(id)?.queue;
    const message = messageId === undefined ? undefined : queue?.sentAs(messageId);
    if (!queue || !message) return undefined;
    queue.remove(message);
    this.#forget(message);
    return message;
  }

  outgoingStream({ id }: { id: string }): Readable {
    return Readable.from((this.#kept.get(id)?.queue.all() ?? []).map(packetOf));
  }

  incomingStorePacket(client: BrokerClient, packet: { messageId: number }): Promise<void> {
    return this.#incoming.store(client, packet.messageId);
  }

  async incomingGetPacket({ id }: { id: string }, packet: { messageId: number }): Promise<object> {
    if (!this.#incoming.has(id, packet.messageId)) throw new Error('no such packet');
    return packet;
  }

  incomingDelPacket({ id }: { id: string }, { messageId }: { messageId: number }): Promise<void> {
    return this.#incoming.release(id, messageId);
  }

  async cleanIncoming({ id }: { id: string }): Promise<void> {
    this.#incoming.drop(id);
  }

  async putWill({ id }: { id: string }, packet: BrokerPacket): Promise<void> {
    this.#wills.set(id, packet);
  }

  async delWill({ id }: { id: string }): Promise<BrokerPacket | undefined> {
    const will = this.#wills.get(id);
    this.#wills.delete(id);
    return will;
  }

  /** Wills of other brokers: there are none. */
  streamWill(): Readable {
    return Readable.from([]);
  }

  #add(session: string, isDevice: boolean, seenAtMs: number): Kept {
    const kept: Kept = {
      isDevice,
      subscriptions: new Map(),
      queue: new Queue(),
      seenAtMs,
    };
    this.#kept.set(session, kept);
    return kept;
  }

  #subscribe(session: string, kept: Kept, filter: string, qos: number): void {
    kept.subscriptions.set(filter, qos);
    if (qos > 0) this.#tree.set(filter, session, qos);
    else this.#tree.delete(filter, session);
  }

  #drop(session: string): void {
    const kept = this.#kept.get(session);
    if (!kept) return;
    this.#kept.delete(session);
    for (const filter of kept.subscriptions.keys()) this.#tree.delete(filter, session);
    for (const message of kept.queue.all()) this.#forget(message);
    this.#incoming.drop(session);
    const row = { session, isDevice: kept.isDevice, subscriptions: {}, seenAt: new Date(0) };
    this.#writer.putLater(`session ${session}`, { table: 'sessions', row, isGone: true });
  }

  #saveSession(session: string, kept: Kept): Promise<void> {
    const seenAt = this.#ctx().clock.now();
    kept.seenAtMs = seenAt.getTime();
    const { isDevice } = kept;
    const row = {
      session,
      isDevice,
      subscriptions: Object.fromEntries(kept.subscriptions),
      seenAt,
    };
    return this.#writer.put(`session ${session}`, { table: 'sessions', row, isGone: false });
  }

  #saveOutgoing(message: Outgoing): Promise<void> {
    return this.#writer.put(outgoingKey(message), {
      table: 'outgoing',
      row: { ...message },
      isGone: false,
    });
  }

  #forget(message: Outgoing): void {
    this.#writer.putLater(outgoingKey(message), { table: 'outgoing', row: message, isGone: true });
  }
}
