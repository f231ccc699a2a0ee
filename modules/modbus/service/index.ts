/** The door itself: DTUs dial in, other devices are dialled. */
import { useDownlink } from '#modules/things/index.ts';
import type { RunningService, Service, ServiceHost } from '#platform/module/index.ts';
import { listenTcp } from '#platform/tcp/index.ts';
import { type DialRight, takeDialRight } from '../store.ts';
import { Dtu, type Pollers } from './dtu.ts';
import { OutwardLines } from './outward.ts';

/** How often a process that does not dial looks whether it may. */
const rightMs = 10_000;

/** Modbus RTU for DTUs that dial in, Modbus TCP outwards. */
export const modbusService: Service = { name: 'modbus', role: 'ingest', start };

async function start(host: ServiceHost): Promise<RunningService> {
  const pollers: Pollers = new Set();
  const door = await listenTcp(host.environment, host.logger, {
    port: { variable: 'MODBUS_PORT', standard: 5020 },
    open: (line) => new Dtu(host, line, pollers),
  });
  if (!door) return { stop: () => Promise.resolve() };
  const dialler = new Dialler(host, pollers);
  await dialler.try();
  const downlink = await useDownlink(host, 'modbus', async (_tenantId, thingId) => {
    for (const poller of pollers) if (poller.wake(thingId)) return;
  });
  return {
    port: door.port,
    stop: async () => {
      await downlink.stop();
      await dialler.stop();
      await Promise.all([...pollers].map((poller) => poller.stop()));
      await door.stop();
    },
  };
}

/** One process of the installation dials; another takes over when it is gone. */
class Dialler {
  readonly #host: ServiceHost;
  readonly #pollers: Pollers;
  readonly #timer: NodeJS.Timeout;
  #right: DialRight | null = null;
  #lines: OutwardLines | null = null;
  #work: Promise<void> = Promise.resolve();

  constructor(host: ServiceHost, pollers: Pollers) {
    this.#host = host;
    this.#pollers = pollers;
    this.#timer = setInterval(() => void this.try(), rightMs).unref();
  }

  try(): Promise<void> {
    this.#work = this.#work
      .then(() => this.#try())
      .catch((error: Error) => {
        this.#host.logger.warn({ err: error }, 'modbus: the right to dial');
      });
    return this.#work;
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#work;
    await this.#lines?.stop();
    await this.#right?.release();
  }

  async #try(): Promise<void> {
    if (this.#right) return;
    const right = await takeDialRight(this.#host.database);
    if (!right) return;
    this.#right = right;
    this.#lines = new OutwardLines(this.#host, this.#pollers);
    this.#lines.look();
    void right.lost.then(async () => {
      const lines = this.#lines;
      this.#right = null;
      this.#lines = null;
      await lines?.stop();
    });
  }
}
