/** One connection: its messages are found, put together, their terminal is known, each is served. */
import { refuseMessage } from '#modules/observations/index.ts';
import { findKey, noteSeen, type ReasonCode, thingsOf } from '#modules/things/index.ts';
import type { ServiceHost } from '#platform/module/index.ts';
import { FrameFeed, type Line, type LineTaker } from '#platform/tcp/index.ts';
import {
  FrameReader,
  type Header,
  type Message,
  parseFrame,
  SubPackages,
} from '#protocols/jt808/index.ts';
import { refuseOf } from './positions.ts';
import { answer, serve, turnAway } from './serve.ts';
import { Terminal, type Terminals } from './terminal.ts';

/** The door's side of a connection. A terminal has a connection of its own. */
export class Guest implements LineTaker {
  readonly #host: ServiceHost;
  readonly #line: Line;
  readonly #terminals: Terminals;
  readonly #feed: FrameFeed;
  readonly #parts = new SubPackages();
  #terminal: Terminal | undefined;

  constructor(host: ServiceHost, line: Line, terminals: Terminals) {
    this.#host = host;
    this.#line = line;
    this.#terminals = terminals;
    this.#feed = new FrameFeed(line, new FrameReader(), {
      frame: (bytes) => this.#takeFrame(bytes),
      noise: (sample, detail) => this.#refuse(sample, 'bad-frame', detail),
    });
  }

  take(chunk: Buffer): Promise<void> {
    return this.#feed.take(chunk);
  }

  quiet(): Promise<void> {
    return this.#feed.quiet();
  }

  ended(): void {
    const terminal = this.#terminal;
    if (!terminal) return;
    const { database, clock, logger } = this.#host;
    if (this.#terminals.leave(terminal)) noteSeen(database, terminal.key, clock.now(), false);
    terminal.pending
      .lost()
      .catch((error: Error) => logger.warn({ err: error }, 'jt808: messages of a lost line'));
  }

  async #takeFrame(bytes: Buffer): Promise<void> {
    const parsed = parseFrame(bytes);
    if (!parsed.ok) return this.#refuse(bytes, parsed.fault, parsed.detail);
    const joined = this.#parts.add(parsed, performance.now());
    if (joined.kind === 'refused') return this.#refuse(bytes, 'too-long', joined.detail);
    if (joined.kind === 'whole') await this.#takeMessage(joined.message, bytes);
  }

  async #takeMessage(message: Message, raw: Buffer): Promise<void> {
    const { header } = message;
    const terminal = await this.#terminalOf(header);
    const phone = header.phone.replace(/^0+/, '');
    if (!terminal || terminal.key.state !== 'active') {
      if (terminal) await this.#refuse(raw, 'disabled', terminal.thing.code);
      else await this.#refuse(raw, 'unknown-thing', `SIM ${phone}`, phone);
      return turnAway(this.#line, header);
    }
    const fault = await serve(this.#host, terminal, message, (joining) =>
      this.#terminals.join(joining),
    );
    if (fault) {
      // Kept with its reason before the terminal hears of it: what it was told can be looked up at once.
      await this.#refuse(raw, fault.reason, fault.detail);
      const { tell = () => answer(terminal, header, 1) } = fault;
      return tell();
    }
    this.#feed.good();
    noteSeen(this.#host.database, terminal.key, this.#host.clock.now());
  }

  /** The terminal of a message; one that calls itself otherwise than before begins anew. */
  async #terminalOf({ phone, edition }: Header): Promise<Terminal | undefined> {
    const short = phone.replace(/^0+/, '');
    const key = await findKey(this.#host.database, 'jt808', short);
    if (!key) return undefined;
    const thing = (await thingsOf(this.#host.ctxOf(key.tenantId))).byId(key.thingId);
    if (!thing) return undefined;
    const known = this.#terminal;
    if (known?.key.thingId === key.thingId && known.key.state === key.state) {
      known.thing = thing;
      return known;
    }
    this.ended();
    this.#terminal = new Terminal(this.#host, this.#line, { key, thing, phone, edition });
    return this.#terminal;
  }

  async #refuse(
    raw: Buffer,
    reason: ReasonCode,
    detail: string,
    source = this.#line.remote,
  ): Promise<void> {
    this.#feed.fault();
    const terminal = source === this.#line.remote ? this.#terminal : undefined;
    if (terminal) return refuseOf(this.#host, terminal, raw, { reason, detail });
    const town = await this.#host.tenants.defaultTown();
    if (!town) return;
    const { tenantId } = town;
    const receivedAt = this.#host.clock.now();
    const what = { door: 'jt808' as const, receivedAt, raw, reason, detail, source };
    await refuseMessage(this.#host.database, { tenantId, thingId: null, ...what });
  }
}
