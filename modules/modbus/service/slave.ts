/** One device on a line: polled by its map, written to by commands and desired state. */
import { allow, type Reading, refuseMessage, submit } from '#modules/observations/index.ts';
import {
  type Command,
  commandProgress,
  modelsOf,
  noteSeen,
  reportState,
  takeCommands,
  takeDelta,
  type Thing,
} from '#modules/things/index.ts';
import type { ServiceHost } from '#platform/module/index.ts';
import { backOffMs } from '../rules/back-off.ts';
import { type Point, slaveSettings, type SlaveSettings } from '../rules/settings.ts';
import type { Answer, Bus } from './bus.ts';
import { plan, readingsIn, writeOf } from './plan.ts';

/** A device that is asked. */
export class Slave {
  readonly #host: ServiceHost;
  readonly #bus: Bus;
  readonly thing: Thing;
  #failures = 0;
  #reported = '';

  constructor(host: ServiceHost, bus: Bus, thing: Thing) {
    this.#host = host;
    this.#bus = bus;
    this.thing = thing;
  }

  /** Asks for all its values once. @returns milliseconds until it is asked again */
  async poll(): Promise<number> {
    const settings = await this.#settings();
    const intervalMs = settings.intervalSeconds * 1000;
    const readings: Reading[] = [];
    let answered = false;
    for (const read of plan(settings.points)) {
      const answer = await this.#ask(settings, read.request);
      if (answer.kind === 'lost') return intervalMs;
      answered ||= answer.kind !== 'timeout';
      if (answer.kind === 'bits' || answer.kind === 'registers') {
        readings.push(...readingsIn(read, answer));
      } else if (answer.kind !== 'timeout' && answer.kind !== 'written') {
        const { function: code, address } = read.request;
        await this.#refuse(`${wordsOf(answer)} at ${code}:${address}`);
      } else break;
    }
    if (!answered && settings.points.length > 0) {
      this.#failures += 1;
      noteSeen(this.#host.database, this.#seen, this.#host.clock.now(), false);
      return backOffMs(this.#failures, intervalMs);
    }
    this.#failures = 0;
    await this.#keep(readings, settings);
    return intervalMs;
  }

  /** Carries down what waits for it. */
  async serveDown(): Promise<void> {
    const { tenantId, id } = this.thing;
    const ctx = this.#host.ctxOf(tenantId);
    const settings = await this.#settings();
    const { commands, delta } = await this.#host.database.inTenant(ctx, async (tx) => ({
      commands: await takeCommands(tx, id),
      delta: await takeDelta(tx, id),
    }));
    for (const command of commands) await this.#carryOut(command, settings);
    for (const [key, value] of Object.entries(delta?.delta ?? {})) {
      await this.#write(settings, key, value);
    }
  }

  async #carryOut(command: Command, settings: SlaveSettings): Promise<void> {
    const faults: string[] = [];
    for (const [key, value] of Object.entries(command.input)) {
      const fault = await this.#write(settings, key, value);
      if (fault !== undefined) faults.push(`${key}: ${fault}`);
    }
    if (Object.keys(command.input).length === 0) faults.push('the service has no input to write');
    const { database } = this.#host;
    await database.inTenant(this.#host.ctxOf(this.thing.tenantId), (tx) =>
      faults.length === 0
        ? commandProgress(tx, command.id, 'done', { output: command.input })
        : commandProgress(tx, command.id, 'failed', { reason: faults.join('; ') }),
    );
  }

  /** @returns why it was not written */
  async #write(settings: SlaveSettings, key: string, value: unknown): Promise<string | undefined> {
    const point = settings.points.find((one: Point) => one.key === key && one.write);
    const request = point && writeOf(point, value);
    if (!request) return point ? 'does not fit the register' : 'no register to write';
    const answer = await this.#ask(settings, request);
    return answer.kind === 'written' ? undefined : wordsOf(answer);
  }

  async #ask(settings: SlaveSettings, request: Parameters<Bus['ask']>[1]): Promise<Answer> {
    let answer = await this.#bus.ask(settings.unit, request, settings.timeoutMs);
    for (let again = 0; again < settings.retries && isWorthAgain(answer); again += 1) {
      answer = await this.#bus.ask(settings.unit, request, settings.timeoutMs);
    }
    return answer;
  }

  async #keep(readings: readonly Reading[], { points }: SlaveSettings): Promise<void> {
    const { database, clock } = this.#host;
    const receivedAt = clock.now();
    noteSeen(database, this.#seen, receivedAt);
    // Polled by our own clock: a budget spent means an interval set too short, and is kept to.
    if (readings.length === 0 || allow(this.thing, performance.now()) > 0) return;
    const { tenantId, id: thingId } = this.thing;
    await submit(database, {
      tenantId,
      thingId,
      door: 'modbus',
      receivedAt,
      readings: [...readings],
    });
    await this.#report(
      readings.filter(({ key }) => points.some((one) => one.write && one.key === key)),
    );
  }

  /** What can be written is the device's state: desired state waits until it is known. */
  async #report(readings: readonly Reading[]): Promise<void> {
    const state = Object.fromEntries(readings.map(({ key, value }) => [key, value]));
    const text = JSON.stringify(state);
    if (readings.length === 0 || text === this.#reported) return;
    this.#reported = text;
    const { tenantId, id } = this.thing;
    await this.#host.database.inTenant(this.#host.ctxOf(tenantId), (tx) =>
      reportState(tx, id, state, this.#host.clock.now()),
    );
  }

  async #refuse(detail: string): Promise<void> {
    const { tenantId, id: thingId } = this.thing;
    const receivedAt = this.#host.clock.now();
    const what = { door: 'modbus' as const, receivedAt, raw: null, reason: 'bad-frame' as const };
    await refuseMessage(this.#host.database, { tenantId, thingId, detail, ...what });
  }

  async #settings(): Promise<SlaveSettings> {
    const model = (await modelsOf(this.#host.ctxOf(this.thing.tenantId))).of(this.thing);
    const coded = model?.model.properties.flatMap(({ key, codes }) =>
      codes?.['modbus'] === undefined ? [] : [[key, codes['modbus']] as const],
    );
    return slaveSettings(this.thing.settings, Object.fromEntries(coded ?? []));
  }

  get #seen() {
    return { tenantId: this.thing.tenantId, thingId: this.thing.id };
  }
}

function isWorthAgain({ kind }: Answer): boolean {
  return kind === 'timeout' || kind === 'misfit';
}

function wordsOf(answer: Answer): string {
  if (answer.kind === 'exception') return `exception ${answer.code}: ${answer.words}`;
  return 'detail' in answer ? answer.detail : answer.kind;
}
