/** A terminal as known on its connection, and the connections by device. */
import type { Thing, ThingKey } from '#modules/things/index.ts';
import type { ServiceHost } from '#platform/module/index.ts';
import type { Line } from '#platform/tcp/index.ts';
import { type Edition, encodeFrame } from '#protocols/jt808/index.ts';
import { terminalSettings } from '../rules/settings.ts';
import { PendingMessages } from './pending.ts';

/** A terminal that has shown its code, or is about to. */
export class Terminal {
  readonly key: ThingKey;
  readonly line: Line;
  readonly pending: PendingMessages;
  readonly phone: string;
  readonly edition: Edition;
  thing: Thing;
  authenticated = false;
  #serial = 0;

  constructor(
    host: ServiceHost,
    line: Line,
    who: { key: ThingKey; thing: Thing; phone: string; edition: Edition },
  ) {
    this.key = who.key;
    this.thing = who.thing;
    this.phone = who.phone;
    this.edition = who.edition;
    this.line = line;
    this.pending = new PendingMessages(host, {
      tenantId: who.key.tenantId,
      answerMs: () => this.settings.answerSeconds * 1000,
      send: (frame) => line.send(frame),
    });
  }

  get settings() {
    return terminalSettings(this.thing.settings);
  }

  /** A message to it with its own serial. */
  frame(id: number, body: Buffer): { serial: number; bytes: Buffer } {
    const serial = this.#serial;
    this.#serial = (serial + 1) & 0xffff;
    const { phone, edition } = this;
    const header = { id, edition, phone, serial, packets: null };
    return { serial, bytes: encodeFrame({ header, body }) };
  }

  /** Sends a message that needs no answer. */
  tell(id: number, body: Buffer): void {
    this.line.send(this.frame(id, body).bytes);
  }
}

/** Terminals that are connected to this process and have shown their code, by thing. */
export class Terminals {
  readonly #byThing = new Map<string, Terminal>();
  readonly #onJoin: (terminal: Terminal) => void;

  constructor(onJoin: (terminal: Terminal) => void) {
    this.#onJoin = onJoin;
  }

  of(thingId: string): Terminal | undefined {
    return this.#byThing.get(thingId);
  }

  /** The newest connection of a device is the one that messages go to. */
  join(terminal: Terminal): void {
    this.#byThing.set(terminal.key.thingId, terminal);
    this.#onJoin(terminal);
  }

  /** @returns false when the device has another connection already */
  leave(terminal: Terminal): boolean {
    if (this.#byThing.get(terminal.key.thingId) !== terminal) return false;
    return this.#byThing.delete(terminal.key.thingId);
  }
}
