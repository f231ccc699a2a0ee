/**
 * The gate in front of the broker, one a connection. It reads CONNECT and finds out who it is; then it
 * takes messages of QoS 0 and 1 itself, devices' straight into the group commit, and answers PUBACK
 * after the COMMIT. Everything else (subscriptions, sessions, wills, QoS 2) goes to the broker.
 */
import type { Socket } from 'node:net';
import {
  connAck,
  FrameCutter,
  MqttFault,
  type MqttFrame,
  packetTypes,
  pingResponse,
  pubAck,
  type PublishPacket,
  readConnect,
  readPublish,
} from '#protocols/mqtt/index.ts';
import { InnerStream } from './inner.ts';
import type { Session } from './session.ts';

/** What the gate asks of the house behind it. */
export interface GateHouse {
  /** Lets a client in, or gives the return code with which it is turned away. */
  admit(frame: MqttFrame, remoteAddress: string): Promise<Session | number>;
  /** Hands the stream to the broker of the session's town; resolves when CONNACK was sent. */
  open(gate: Gate): Promise<void>;
  /** Milliseconds until a device's next message may be taken. */
  waitFor(session: Session): number;
  /** Stores a device's message, or publishes another's. Rejects when it could not be kept: no PUBACK then. */
  take(gate: Gate, packet: PublishPacket): Promise<void>;
  /** Tells of bytes that cannot be MQTT. */
  fault(session: Session | null, fault: MqttFault): void;
  closed(gate: Gate): void;
}

/** Larger packets close the connection. */
export const mostPacketBytes = 262_144;
/** Messages of one connection under way at once; more stay in the socket. */
const mostUnderWay = 256;
const connectMs = 10_000;
/** Return code when it cannot be found out who comes. */
const unavailable = 3;

/** One connection. */
export class Gate {
  readonly inner: InnerStream;
  session: Session | null = null;
  /** Keep-alive of the client with its grace (MQTT-3.1.2-24), ms; 0: none. */
  graceMs = 0;
  lastHeardAt = performance.now();
  readonly #socket: Socket;
  readonly #house: GateHouse;
  readonly #cutter = new FrameCutter(mostPacketBytes);
  readonly #waiting: MqttFrame[] = [];
  #underWay = 0;
  #acks: Buffer[] = [];
  /** Why nothing more is read now. */
  #held = new Set<'connecting' | 'budget' | 'full' | 'broker'>();
  #connectTimer: NodeJS.Timeout | null;
  #budgetTimer: NodeJS.Timeout | null = null;
  #isClosed = false;
  #begun = false;

  constructor(socket: Socket, house: GateHouse) {
    this.#socket = socket;
    this.#house = house;
    this.inner = new InnerStream(socket, () => this.#release('broker'));
    this.inner.on('error', () => undefined);
    this.#connectTimer = setTimeout(() => socket.destroy(), connectMs);
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => this.#hear(chunk));
    socket.on('error', () => undefined);
    socket.on('close', () => this.#close());
  }

  /** Ends the connection without a DISCONNECT: the will is published. */
  drop(): void {
    this.#socket.destroy();
  }

  /** Whether the client has been silent for longer than it promised. */
  isOverdue(now: number): boolean {
    if (this.graceMs === 0 || this.#held.size > 0) return false;
    return now - this.lastHeardAt > this.graceMs;
  }

  #hear(chunk: Buffer): void {
    this.lastHeardAt = performance.now();
    try {
      if (!this.#begun) this.#begin(chunk);
      for (const frame of this.#cutter.push(chunk)) this.#waiting.push(frame);
      this.#work();
    } catch (error) {
      this.#fail(error as Error);
    }
  }

  /** What does not begin with CONNECT is no MQTT and need not be waited for. */
  #begin(chunk: Buffer): void {
    this.#begun = true;
    if ((chunk[0] ?? 0) >> 4 !== packetTypes.connect) {
      throw new MqttFault('bad-frame', 'the first packet is not CONNECT');
    }
  }

  #fail(error: Error): void {
    if (error instanceof MqttFault) this.#house.fault(this.session, error);
    this.drop();
  }

  /** Handles packets in order until something holds. */
  #work(): void {
    while (this.#held.size === 0 && !this.#isClosed) {
      const frame = this.#waiting.shift();
      if (!frame) break;
      if (!this.session) this.#connect(frame);
      else this.#handle(frame, this.session);
    }
    if (this.#held.size > 0) this.#socket.pause();
  }

  #connect(frame: MqttFrame): void {
    const { keepAliveSeconds } = readConnect(frame);
    this.#held.add('connecting');
    this.#letIn(frame, keepAliveSeconds).catch((error: Error) => this.#fail(error));
  }

  async #letIn(frame: MqttFrame, keepAliveSeconds: number): Promise<void> {
    const found = await this.#house
      .admit(frame, this.#socket.remoteAddress ?? '')
      .catch(() => unavailable);
    if (this.#connectTimer) clearTimeout(this.#connectTimer);
    this.#connectTimer = null;
    if (this.#isClosed) return;
    if (typeof found === 'number') {
      this.#socket.end(connAck(found));
      return;
    }
    this.session = found;
    this.graceMs = keepAliveSeconds * 1500;
    this.inner.pass(frame.bytes);
    await this.#house.open(this);
    this.lastHeardAt = performance.now();
    this.#release('connecting');
  }

  #handle(frame: MqttFrame, session: Session): void {
    if (frame.type === packetTypes.pingRequest) {
      this.#socket.write(pingResponse);
      return;
    }
    const packet = frame.type === packetTypes.publish ? readPublish(frame) : null;
    if (!packet || packet.qos === 2) {
      if (!this.inner.pass(frame.bytes)) this.#held.add('broker');
      return;
    }
    const waitMs = this.#house.waitFor(session);
    if (waitMs === 0) return this.#take(packet);
    this.#held.add('budget');
    this.#budgetTimer = setTimeout(() => {
      this.#take(packet);
      this.#release('budget');
    }, waitMs);
  }

  #take(packet: PublishPacket): void {
    this.#underWay += 1;
    if (this.#underWay >= mostUnderWay) this.#held.add('full');
    this.#house.take(this, packet).then(
      () => this.#taken(packet),
      // Not stored: without PUBACK the device sends it again when it has come back.
      () => this.drop(),
    );
  }

  #taken({ qos, packetId }: PublishPacket): void {
    this.#underWay -= 1;
    if (qos === 1) this.#acknowledge(packetId);
    if (this.#underWay < mostUnderWay / 2) this.#release('full');
  }

  /** PUBACKs of one batch leave in one write. */
  #acknowledge(packetId: number): void {
    if (this.#acks.push(pubAck(packetId)) > 1) return;
    setImmediate(() => {
      const acks = this.#acks;
      this.#acks = [];
      if (!this.#isClosed)
        this.#socket.write(acks.length === 1 ? (acks[0] as Buffer) : Buffer.concat(acks));
    });
  }

  #release(reason: 'connecting' | 'budget' | 'full' | 'broker'): void {
    if (!this.#held.delete(reason) || this.#held.size > 0 || this.#isClosed) return;
    try {
      this.#work();
    } catch (error) {
      this.#fail(error as Error);
    }
    if (this.#held.size > 0 || this.#isClosed) return;
    this.lastHeardAt = performance.now();
    this.#socket.resume();
  }

  #close(): void {
    this.#isClosed = true;
    if (this.#connectTimer) clearTimeout(this.#connectTimer);
    if (this.#budgetTimer) clearTimeout(this.#budgetTimer);
    this.#waiting.length = 0;
    this.inner.finish();
    this.#house.closed(this);
  }
}
