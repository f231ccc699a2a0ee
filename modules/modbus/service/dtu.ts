/** A DTU that has dialled in: it says who it is, then its slaves are asked. */
import { refuseMessage } from '#modules/observations/index.ts';
import {
  findKey,
  modelsOf,
  noteSeen,
  type ReasonCode,
  secretMatches,
  type Thing,
  type ThingKey,
  thingsOf,
} from '#modules/things/index.ts';
import type { ServiceHost } from '#platform/module/index.ts';
import type { Line, LineTaker } from '#platform/tcp/index.ts';
import { readRegistration } from '../rules/registration.ts';
import { slaveSettings } from '../rules/settings.ts';
import { Bus } from './bus.ts';
import { Poller } from './poller.ts';

/** The lines that are polled, whichever way they came up. */
export type Pollers = Set<Poller>;

/** So many bytes without an answer among them end a line; heartbeats do not come to that. */
const mostUnaskedBytes = 65_536;

/** The door's side of a DTU's connection. */
export class Dtu implements LineTaker {
  readonly #host: ServiceHost;
  readonly #line: Line;
  readonly #pollers: Pollers;
  #bus: Bus | undefined;
  #poller: Poller | undefined;
  #key: ThingKey | undefined;

  constructor(host: ServiceHost, line: Line, pollers: Pollers) {
    this.#host = host;
    this.#line = line;
    this.#pollers = pollers;
  }

  async take(chunk: Buffer): Promise<void> {
    if (this.#bus && this.#key) {
      noteSeen(this.#host.database, this.#key, this.#host.clock.now());
      this.#bus.hear(chunk);
      if (this.#bus.unaskedBytes < mostUnaskedBytes) return;
      const detail = `${this.#bus.unaskedBytes} bytes that answer nothing`;
      return this.#turnAway(chunk, this.#line.remote, 'bad-frame', detail);
    }
    await this.#register(chunk);
  }

  ended(): void {
    const { database, clock, logger } = this.#host;
    if (!this.#poller || !this.#key) return;
    this.#pollers.delete(this.#poller);
    noteSeen(database, this.#key, clock.now(), false);
    this.#poller.stop().catch((error: Error) => logger.warn({ err: error }, 'modbus: a lost line'));
  }

  /** Whoever does not say who he is with the first packet is not heard further. */
  async #register(chunk: Buffer): Promise<void> {
    const said = readRegistration(chunk);
    const source = said?.name.slice(0, 80) ?? this.#line.remote;
    if (!said) return this.#turnAway(chunk, source, 'bad-frame', 'no registration packet');
    const key = await findKey(this.#host.database, 'modbus', said.name);
    const thing = key && (await thingsOf(this.#host.ctxOf(key.tenantId))).byId(key.thingId);
    if (!key || !thing) return this.#turnAway(chunk, source, 'unknown-thing', said.name);
    this.#key = key;
    if (key.state !== 'active') return this.#turnAway(chunk, source, 'disabled', thing.code);
    if (!(await this.#mayEnter(key, thing, said.secret))) {
      return this.#turnAway(chunk, source, 'bad-signature', 'the secret does not fit');
    }
    this.#enter(key, thing);
  }

  async #mayEnter(key: ThingKey, thing: Thing, secret: string | null): Promise<boolean> {
    if (secret !== null) return secretMatches(key, secret);
    const model = (await modelsOf(this.#host.ctxOf(key.tenantId))).of(thing);
    return model !== undefined && slaveSettings(thing.settings, {}).registrationOnly;
  }

  #enter(key: ThingKey, thing: Thing): void {
    noteSeen(this.#host.database, key, this.#host.clock.now());
    this.#bus = new Bus({ kind: 'rtu', send: (bytes) => this.#line.send(bytes) });
    this.#poller = new Poller(this.#host, this.#bus, () => thing);
    this.#pollers.add(this.#poller);
    this.#poller.start();
  }

  async #turnAway(raw: Buffer, source: string, reason: ReasonCode, detail: string): Promise<void> {
    const { database, clock, tenants } = this.#host;
    const key = this.#key;
    if (!this.#poller) this.#key = undefined;
    const tenantId = key?.tenantId ?? (await tenants.defaultTown())?.tenantId;
    if (tenantId !== undefined) {
      const thingId = key?.thingId ?? null;
      const what = {
        door: 'modbus' as const,
        receivedAt: clock.now(),
        raw,
        reason,
        detail,
        source,
      };
      await refuseMessage(database, { tenantId, thingId, ...what });
    }
    this.#line.close();
  }
}
