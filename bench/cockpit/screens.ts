/**
 * Many screens on one server: each is a client of the town's stream with the session of one of four people. Reports are
 * sent; told is how many screens heard each, how soon, what the server used for it, and whether screens whose line was
 * cut in between stand right again.
 */
import { readFile } from 'node:fs/promises';
import { get, type ClientRequest, type IncomingMessage } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { Board, TileAnswer } from '#modules/cockpit/contract/index.ts';
import { oneDigit, percentile } from '../town/percentiles.ts';
import { processorTime, timeBetween } from '../town/processor-time.ts';
import { type Caller, openCaller, type TownAddress } from './admin.ts';

const usernames = ['leader', 'officer1', 'admin', 'grid01'];
const tileId = 'cases-registered';
const everyMs = 3000;
/** Longest wait until the last screen has heard of a report. */
const patienceMs = 20_000;
/** Every tenth screen loses its line once. */
const cutEach = 10;

/** What is measured. */
export interface ScreenRun {
  readonly screens: number;
  readonly reports: number;
  readonly serverPid: number;
  readonly postmasterPid: number;
}

/** Figures of the last line. */
export interface ScreenFigures {
  readonly screens: number;
  readonly heard: number;
  readonly missed: number;
  readonly screenP50Ms: number;
  readonly screenP95Ms: number;
  readonly screenP99Ms: number;
  readonly serverMb: number;
}

/** One open screen of the town, and the newest number that it was told. */
class BenchScreen {
  readonly #address: string;
  readonly #cookie: string;
  readonly #onValue: (value: number) => void;
  #request: ClientRequest | null = null;
  #begun: () => void = () => undefined;
  revision = '';
  value = -1;

  constructor(address: string, cookie: string, onValue: (value: number) => void) {
    this.#address = address;
    this.#cookie = cookie;
    this.#onValue = onValue;
  }

  /** Opens it, naming what it shows. Resolves when it was told its board, or that it shows it already. */
  async open(): Promise<void> {
    const begun = new Promise<void>((resolve) => {
      this.#begun = resolve;
    });
    const headers = {
      cookie: this.#cookie,
      ...(this.revision ? { 'last-event-id': this.revision } : {}),
    };
    const reply = await new Promise<IncomingMessage>((resolve, reject) => {
      this.#request = get(this.#address, { headers, agent: false }, resolve);
      this.#request.on('error', reject);
    });
    if (reply.statusCode !== 200) throw new Error(`a screen was refused: ${reply.statusCode}`);
    reply.on('error', () => undefined);
    let rest = '';
    reply.setEncoding('utf8');
    reply.on('data', (chunk: string) => {
      const parts = (rest + chunk).split('\n\n');
      rest = parts.pop() ?? '';
      for (const part of parts) this.#hear(part);
    });
    await begun;
  }

  #hear(part: string): void {
    const name = /^event: (.*)$/m.exec(part)?.[1];
    this.revision = /^id: (.*)$/m.exec(part)?.[1] ?? this.revision;
    if (name === 'board' || name === 'tiles') {
      const data = /^data: (.*)$/m.exec(part)?.[1] ?? '{}';
      const found = valueOf((JSON.parse(data) as Partial<Board>).answers ?? []);
      if (found !== null && found !== this.value) {
        this.value = found;
        this.#onValue(found);
      }
    }
    if (name === 'board' || name === 'same') this.#begun();
  }

  /** Cuts the line, as a broken network does. */
  cut(): void {
    this.#request?.destroy();
  }
}

function valueOf(answers: readonly TileAnswer[]): number | null {
  return answers.find((one) => one.tileId === tileId)?.series[0]?.values[0]?.value ?? null;
}

/** Opens the screens, reports, cuts lines, and tells what came of it. @throws when a screen is not right in the end */
export async function measureScreens(address: TownAddress, run: ScreenRun): Promise<ScreenFigures> {
  const officer = await openCaller(address, 'officer1');
  const took: number[] = [];
  let sentAt = 0;
  const screens = await openAll(address, run.screens, () => {
    if (sentAt > 0) took.push(performance.now() - sentAt);
  });
  const first = screens[0]?.value ?? 0;
  const before = await processorTime(run.serverPid, run.postmasterPid);
  const startedAt = performance.now();
  for (let count = 1; count <= run.reports; count += 1) {
    const cut = count === 2 ? screens.filter((_, at) => at % cutEach === 0) : [];
    for (const screen of cut) screen.cut();
    sentAt = performance.now();
    await report(officer, count);
    if (cut.length > 0) {
      // They come back when the report has long been told to the others.
      await heardBy(
        screens.filter((screen) => !cut.includes(screen)),
        first + count,
      );
      sentAt = 0;
      await Promise.all(cut.map((screen) => screen.open()));
    }
    await heardBy(screens, first + count);
    await delay(Math.max(0, everyMs - (performance.now() - sentAt)));
  }
  const used = timeBetween(before, await processorTime(run.serverPid, run.postmasterPid));
  const missed = screens.filter(({ value }) => value !== first + run.reports).length;
  const serverMb = await residentMb(run.serverPid);
  for (const screen of screens) screen.cut();
  const sorted = took.sort((a, b) => a - b);
  const of = (share: number): number => oneDigit(percentile(sorted, share));
  const figures = {
    screens: screens.length,
    heard: took.length,
    missed,
    screenP50Ms: of(0.5),
    screenP95Ms: of(0.95),
    screenP99Ms: of(0.99),
    serverMb,
  };
  const seconds = (performance.now() - startedAt) / 1000;
  console.log(
    `${screens.length} screens, ${run.reports} reports: heard ${took.length} times, p50 ${figures.screenP50Ms} ms, ` +
      `p95 ${figures.screenP95Ms} ms, p99 ${figures.screenP99Ms} ms; ${missed} not right in the end; server ${serverMb} MB, ` +
      `${used ? `${((used.serverMs / seconds) * 0.1).toFixed(0)} % of a processor, database ${((used.databaseMs / seconds) * 0.1).toFixed(0)} %` : ''}`,
  );
  if (missed > 0) throw new Error('not every screen came to the right number');
  return figures;
}

async function openAll(
  address: TownAddress,
  count: number,
  onValue: () => void,
): Promise<BenchScreen[]> {
  const callers = await Promise.all(usernames.map((name) => openCaller(address, name)));
  const startedAt = performance.now();
  const screens = Array.from({ length: count }, (_, at) => {
    const caller = callers[at % callers.length];
    const url = `http://127.0.0.1:${address.port}/api/v1/cockpit/board/live`;
    return new BenchScreen(url, caller?.cookie ?? '', onValue);
  });
  for (let at = 0; at < screens.length; at += 50) {
    await Promise.all(screens.slice(at, at + 50).map((screen) => screen.open()));
  }
  console.log(`opened ${count} screens in ${Math.round(performance.now() - startedAt)} ms`);
  return screens;
}

async function heardBy(screens: readonly BenchScreen[], value: number): Promise<void> {
  const until = performance.now() + patienceMs;
  while (performance.now() < until && screens.some((screen) => screen.value < value)) {
    await delay(20);
  }
}

async function report(officer: Caller, count: number): Promise<void> {
  const text = `清溪大街 ${count} 号门口垃圾没清`;
  await officer.post('/reports', { channel: 'hotline', text, categoryCode: '020101' });
}

async function residentMb(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Math.round(Number(/^VmRSS:\s+(\d+)/m.exec(text)?.[1] ?? 0) / 1024);
}
