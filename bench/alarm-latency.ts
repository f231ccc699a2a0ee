/**
 * npm run bench -- alarm-latency [--seconds N] [--rate N] [--data DIR]
 *
 * While 1,000 devices send 5,000 messages a second, a probe now and then sends a value over its limit.
 * Measured: from its PUBLISH until an open screen (server-sent events of an officer) has both the alarm
 * and the case that it opened.
 */
import { mkdir } from 'node:fs/promises';
import { createHash, randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import mqtt from 'mqtt';
import { addRules } from '#modules/alarms/index.ts';
import {
  addDevices,
  type BenchDevice,
  loadModel,
  openTown,
  sqlOn,
  valueKeys,
} from './ingest/devices.ts';
import { startLoad } from './ingest/load-process.ts';
import { oneDigit, percentile } from './town/percentiles.ts';
import { untilAtRest } from './town/processor-time.ts';
import { databaseOf, postmasterOf, startTown, temporaryDirectory } from './town/town-process.ts';

/** One line for the list of benches. */
export const about = 'publish → alarm → case on an open screen at 5,000 messages a second: p99';

const probesASecond = 5;
const patienceMs = 20_000;
const limit = 500;
/** Within this a server has heard of devices and rules that were written beside it. */
const newsMs = 11_000;

/** Runs the bench; its last line on standard output is one JSON object. */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seconds: { type: 'string', default: '30' },
      rate: { type: 'string', default: '5000' },
      data: { type: 'string' },
    },
  });
  const directory = values.data
    ? { path: resolve(values.data), drop: () => Promise.resolve() }
    : await temporaryDirectory('bench-alarm');
  await mkdir(directory.path, { recursive: true });
  const town = await startTown({
    dataDirectory: directory.path,
    environment: { ZHENSHU_SIMULATE: '0' },
  });
  const load = startLoad();
  try {
    const seconds = Number(values.seconds);
    const url = await databaseOf(directory.path);
    const prefix = `bench-alarm-${Date.now()}`;
    const clients = await addDevices(url, 1000, { prefix });
    const probes = await addProbes(url, prefix, seconds * probesASecond);
    const mqttPort = town.doors.get('mqtt') ?? 0;
    const screen = await openScreen(town.port, await officerToken(url));
    await delay(newsMs);
    await untilAtRest(town.pid, await postmasterOf(directory.path));
    const running = load.run({
      port: mqttPort,
      clients,
      inFlight: 1,
      warmUpMs: 3000,
      milliseconds: (seconds + 2) * 1000,
      keys: valueKeys,
      firstAtMs: Date.now() - 3_600_000,
      perSecond: Number(values.rate),
    });
    await delay(3000);
    const took = await probe(mqttPort, probes, screen);
    const result = await running;
    screen.close();
    report(took, probes.length, (result.acknowledged * 1000) / result.milliseconds);
  } finally {
    load.stop();
    await town.stop();
    await directory.drop();
  }
}

async function addProbes(url: string, prefix: string, count: number): Promise<BenchDevice[]> {
  const model = { ...loadModel, code: 'bench-probe', nameZh: '压测探头' };
  const probes = await addDevices(url, count, { prefix: `${prefix}-probe`, model });
  const { database, ctx } = openTown(url);
  try {
    await database.inTenant(ctx, (tx) =>
      addRules(tx, [
        {
          code: 'bench-probe-hot',
          enabled: true,
          nameZh: '压测:探头过热',
          nameEn: 'Bench: probe hot',
          titleZh: '探头过热',
          titleEn: 'Probe hot',
          type: 'bench-probe-hot',
          severity: 'warning',
          scope: { modelCode: model.code, thingCodes: [], groupCodes: [], villageCodes: [] },
          when: { kind: 'threshold', key: 'temperature', op: 'above', value: limit },
          clear: null,
          hysteresis: 0,
          flapSeconds: 0,
          schedule: null,
          categoryCode: '020407',
        },
      ]),
    );
  } finally {
    await database.close();
  }
  return probes;
}

async function officerToken(url: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await sqlOn(
    url,
    `INSERT INTO people.sessions (token_sha256, id, tenant_id, person_id, device, created_at, seen_at, expires_at)
     SELECT $1, gen_random_uuid(), tenant_id, person_id, 'bench', now(), now(), now() + interval '1 day'
     FROM people.accounts WHERE username = 'officer1'`,
    [createHash('sha256').update(token).digest()],
  );
  return token;
}

/** An open screen: resolves when it has the alarm of a device and the case of that alarm. */
interface Screen {
  shows(thingId: string): Promise<number>;
  close(): void;
}

async function openScreen(port: number, token: string): Promise<Screen> {
  const ending = new AbortController();
  const response = await fetch(`http://127.0.0.1:${port}/api/v1/live`, {
    headers: { cookie: `zhenshu_session=${token}` },
    signal: ending.signal,
  });
  const caseOf = new Map<string, string>();
  const cases = new Set<string>();
  const waiting = new Map<string, (at: number) => void>();
  const look = (): void => {
    for (const [thingId, done] of waiting) {
      const caseId = caseOf.get(thingId);
      if (!caseId || !cases.has(caseId)) continue;
      waiting.delete(thingId);
      done(performance.now());
    }
  };
  const hear = (text: string): void => {
    const data = /^data: (.+)$/m.exec(text)?.[1];
    if (!data) return;
    const event = JSON.parse(data) as {
      type?: string;
      subject?: string;
      payload?: { thingId?: string; caseId?: string | null };
    };
    const type = event.type ?? '';
    if (type === 'case.registered' && event.subject) cases.add(event.subject);
    const { thingId, caseId } = event.payload ?? {};
    if (type.startsWith('alarms.') && thingId && caseId) caseOf.set(thingId, caseId);
    look();
  };
  void read(response, hear).catch(() => undefined);
  return {
    shows: (thingId) =>
      new Promise((done) => {
        waiting.set(thingId, done);
        look();
      }),
    close: () => ending.abort(),
  };
}

async function read(response: Response, hear: (text: string) => void): Promise<void> {
  const decoder = new TextDecoder();
  let left = '';
  for await (const chunk of response.body ?? []) {
    const parts = (left + decoder.decode(chunk, { stream: true })).split('\n\n');
    left = parts.pop() ?? '';
    for (const part of parts) hear(part);
  }
}

/** How long a probe took to show, and when in the run it was sent. */
interface Shown {
  readonly tookMs: number;
  readonly atSeconds: number;
}

/** Sends the probes one by one. @returns those that showed */
async function probe(
  port: number,
  probes: readonly BenchDevice[],
  screen: Screen,
): Promise<Shown[]> {
  const took: Shown[] = [];
  const begunAt = performance.now();
  const sent = probes.map(async ({ thingId, username, password, topic }, index) => {
    await delay((index * 1000) / probesASecond);
    const client = await mqtt.connectAsync(`mqtt://127.0.0.1:${port}`, { username, password });
    const startedAt = performance.now();
    await client.publishAsync(topic, JSON.stringify({ values: { temperature: limit + 1 } }), {
      qos: 1,
    });
    const at = await Promise.race([screen.shows(thingId), delay(patienceMs, null)]);
    if (at !== null) took.push({ tookMs: at - startedAt, atSeconds: (startedAt - begunAt) / 1000 });
    await client.endAsync();
  });
  await Promise.all(sent);
  return took;
}

function report(shown: readonly Shown[], count: number, rate: number): void {
  const slowestFirst = shown.toSorted((a, b) => b.tookMs - a.tookMs);
  const took = slowestFirst.map(({ tookMs }) => tookMs).reverse();
  console.log(
    `background ${Math.round(rate)} messages a second; ${took.length} of ${count} alarms shown`,
  );
  console.log(
    `p50 ${oneDigit(percentile(took, 0.5))} ms, p99 ${oneDigit(percentile(took, 0.99))} ms`,
  );
  const slowest = slowestFirst
    .slice(0, 5)
    .map(({ tookMs, atSeconds }) => `${oneDigit(tookMs)} ms at ${oneDigit(atSeconds)} s`);
  console.log(`slowest: ${slowest.join(', ')}`);
  if (took.length < count) throw new Error(`${count - took.length} alarms did not show`);
  console.log(JSON.stringify({ bench: 'alarm-latency', p99Ms: oneDigit(percentile(took, 0.99)) }));
}
