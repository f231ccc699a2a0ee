/** Devices that we dial ourselves (Modbus TCP): kept connected, dialled again with growing waits. */
import { connect, type Socket } from 'node:net';
import { noteSeen, type Thing, thingsOf } from '#modules/things/index.ts';
import type { ServiceHost } from '#platform/module/index.ts';
import { backOffMs } from '../rules/back-off.ts';
import { slaveSettings } from '../rules/settings.ts';
import { Bus } from './bus.ts';
import type { Pollers } from './dtu.ts';
import { Poller } from './poller.ts';

const lookMs = 10_000;
const firstWaitMs = 1000;
const dialMs = 10_000;

/** One address that is dialled for one device and its children. */
class Outward {
  readonly #host: ServiceHost;
  readonly #pollers: Pollers;
  readonly thing: Thing;
  #failures = 0;
  #timer: NodeJS.Timeout | undefined;
  #socket: Socket | undefined;
  #poller: Poller | undefined;
  #stopped = false;

  constructor(host: ServiceHost, pollers: Pollers, thing: Thing) {
    this.#host = host;
    this.#pollers = pollers;
    this.thing = thing;
  }

  dial(): void {
    const { tcp } = slaveSettings(this.thing.settings, {});
    if (!tcp || this.#stopped) return;
    const socket = connect({ ...tcp, timeout: dialMs, noDelay: true, keepAlive: true });
    this.#socket = socket;
    socket.on('timeout', () => socket.connecting && socket.destroy());
    socket.on('error', () => undefined);
    socket.on('connect', () => this.#connected(socket));
    socket.on('close', () => this.#closed());
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#socket?.destroy();
    await this.#poller?.stop();
  }

  #connected(socket: Socket): void {
    this.#failures = 0;
    const send = (bytes: Buffer) => !socket.destroyed && (socket.write(bytes), true);
    const bus = new Bus({ kind: 'tcp', send });
    this.#poller = new Poller(this.#host, bus, () => this.thing);
    this.#pollers.add(this.#poller);
    socket.on('data', (chunk: Buffer) => bus.hear(chunk));
    this.#poller.start();
  }

  #closed(): void {
    const { database, clock, logger } = this.#host;
    this.#failures += 1;
    const { tenantId, id: thingId } = this.thing;
    noteSeen(database, { tenantId, thingId }, clock.now(), false);
    const poller = this.#poller;
    if (poller) {
      this.#pollers.delete(poller);
      poller.stop().catch((error: Error) => logger.warn({ err: error }, 'modbus: a lost line'));
    }
    this.#poller = undefined;
    if (this.#stopped) return;
    this.#timer = setTimeout(() => this.dial(), backOffMs(this.#failures, firstWaitMs)).unref();
  }
}

/** Dials every active device that has an address, and sees changes every 10 s. */
export class OutwardLines {
  readonly #host: ServiceHost;
  readonly #pollers: Pollers;
  readonly #lines = new Map<string, Outward>();
  readonly #timer: NodeJS.Timeout;
  #looking: Promise<void> = Promise.resolve();

  constructor(host: ServiceHost, pollers: Pollers) {
    this.#host = host;
    this.#pollers = pollers;
    this.#timer = setInterval(() => this.look(), lookMs).unref();
  }

  /** Looks for devices now. */
  look(): void {
    this.#looking = this.#looking
      .then(() => this.#look())
      .catch((error: Error) => {
        this.#host.logger.warn({ err: error }, 'modbus: devices could not be listed');
      });
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#looking;
    await Promise.all([...this.#lines.values()].map((line) => line.stop()));
  }

  async #look(): Promise<void> {
    const wanted = new Map<string, Thing>();
    for (const { tenantId } of await this.#host.tenants.all()) {
      const things = (await thingsOf(this.#host.ctxOf(tenantId))).all();
      for (const thing of things) if (isDialled(thing)) wanted.set(thing.id, thing);
    }
    for (const [id, line] of this.#lines) {
      if (wanted.get(id) === line.thing) continue;
      this.#lines.delete(id);
      await line.stop();
    }
    for (const [id, thing] of wanted) {
      if (this.#lines.has(id)) continue;
      const line = new Outward(this.#host, this.#pollers, thing);
      this.#lines.set(id, line);
      line.dial();
    }
  }
}

function isDialled({ door, state, settings }: Thing): boolean {
  return door === 'modbus' && state === 'active' && slaveSettings(settings, {}).tcp !== null;
}
