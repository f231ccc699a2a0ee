/** A device that sends numbered values and repeats what was not acknowledged, as QoS 1 wants it. */
import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { BesiegedTown } from '../cases/town.ts';

/** A device of the attack. */
export interface ChaosDevice {
  readonly thingId: string;
  readonly name: string;
  readonly secret: string;
  /** Source time of its first message, ms; each further one a millisecond later. */
  readonly firstAtMs: number;
}

const windowSize = 8;
const silenceMs = 10_000;

/** Sends until told to stop. */
export class Sender {
  readonly device: ChaosDevice;
  /** Numbers that were acknowledged. */
  readonly acknowledged = new Set<number>();
  /** Numbers that have left at least once. */
  sent = 0;
  reconnections = 0;
  isOver = false;
  readonly #town: BesiegedTown;
  readonly #open = new Set<number>();
  onSend: () => void = () => undefined;

  constructor(town: BesiegedTown, device: ChaosDevice) {
    this.#town = town;
    this.device = device;
  }

  async run(): Promise<void> {
    while (!this.isOver || this.#open.size > 0) {
      await this.#talk().catch(() => undefined);
      this.reconnections += 1;
      await delay(100);
    }
  }

  /** One connection, until it breaks or everything is acknowledged. */
  async #talk(): Promise<void> {
    const socket = connect(await this.#town.door('mqtt'), '127.0.0.1');
    socket.setTimeout(silenceMs, () => socket.destroy());
    const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    socket.on('error', () => undefined);
    socket.once('connect', () => socket.write(this.#connectPacket()));
    let left: Buffer = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => {
      left = this.#hear(socket, left.length > 0 ? Buffer.concat([left, chunk]) : chunk);
    });
    await closed;
  }

  #hear(socket: Socket, bytes: Buffer): Buffer {
    let at = 0;
    for (; at + 4 <= bytes.length; at += 4) {
      if (bytes[at] === 0x20) this.#greeted(socket, bytes[at + 3] ?? 5);
      if (bytes[at] === 0x40) this.#heard(socket, bytes.readUInt16BE(at + 2));
    }
    return bytes.subarray(at);
  }

  /** What was open when the last connection broke is sent again first. */
  #greeted(socket: Socket, returnCode: number): void {
    if (returnCode !== 0) {
      socket.destroy();
      return;
    }
    for (const number of this.#open) this.#publish(socket, number, true);
    this.#fill(socket);
  }

  #heard(socket: Socket, packetId: number): void {
    for (const number of this.#open) {
      if (packetIdOf(number) !== packetId) continue;
      this.#open.delete(number);
      this.acknowledged.add(number);
    }
    if (this.isOver && this.#open.size === 0) socket.destroy();
    else this.#fill(socket);
  }

  #fill(socket: Socket): void {
    while (!this.isOver && this.#open.size < windowSize) {
      const number = this.sent;
      this.sent += 1;
      this.#open.add(number);
      this.#publish(socket, number, false);
    }
  }

  #publish(socket: Socket, number: number, isRepeat: boolean): void {
    const { name, firstAtMs } = this.device;
    const topic = Buffer.from(`zs/${name}/up/values`);
    const payload = Buffer.from(
      JSON.stringify({ at: firstAtMs + number, values: { temperature: number % 997 } }),
    );
    const length = 2 + topic.length + 2 + payload.length;
    const header = length < 128 ? [length] : [(length & 127) | 128, length >> 7];
    const id = packetIdOf(number);
    socket.write(
      Buffer.concat([
        Buffer.of(isRepeat ? 0x3a : 0x32, ...header, topic.length >> 8, topic.length & 255),
        topic,
        Buffer.of(id >> 8, id & 255),
        payload,
      ]),
    );
    this.onSend();
  }

  #connectPacket(): Buffer {
    const field = (text: string): Buffer =>
      Buffer.concat([Buffer.of(0, Buffer.byteLength(text)), Buffer.from(text)]);
    const { name, secret } = this.device;
    const body = Buffer.concat([
      field('MQTT'),
      Buffer.of(4, 0xc2, 0, 60),
      field(name),
      field(name),
      field(secret),
    ]);
    return Buffer.concat([Buffer.of(0x10, body.length), body]);
  }
}

function packetIdOf(number: number): number {
  return (number % 65_535) + 1;
}
