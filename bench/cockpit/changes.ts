/** From a report to the changed number on an open screen, under load. */
import { get, type IncomingMessage } from 'node:http';
import type { Board, TileAnswer } from '#modules/cockpit/contract/index.ts';
import { type BenchDevice, valueKeys } from '../ingest/devices.ts';
import { startLoad } from '../ingest/load-process.ts';
import { oneDigit, percentile } from '../town/percentiles.ts';
import { type Caller, openCaller, type TownAddress } from './admin.ts';

const casesPerMinute = 200;
const messagesPerSecond = 5000;
const tileId = 'cases-registered';

interface Load {
  readonly devices: readonly BenchDevice[];
  readonly seconds: number;
}

/** Milliseconds from sending a report to its number on the screen. */
export interface Changes {
  readonly changeP50Ms: number;
  readonly changeP95Ms: number;
  readonly changeP99Ms: number;
}

/** From sending a report to its number on the screen. */
export async function measureChanges(
  { mqttPort, ...address }: TownAddress & { readonly mqttPort: number },
  { devices, seconds }: Load,
): Promise<Changes> {
  const officer = await openCaller(address, 'officer1');
  const load = startLoad();
  const milliseconds = seconds * 1000;
  const flood = load.run({
    port: mqttPort,
    clients: devices,
    inFlight: 10,
    warmUpMs: 1000,
    milliseconds: milliseconds + 4000,
    keys: valueKeys,
    firstAtMs: Date.now() - 6 * 3_600_000,
    perSecond: messagesPerSecond,
  });
  const sentAt: number[] = [];
  const took: number[] = [];
  let base: number | null = null;
  let shown = 0;
  const close = await watch(officer, (value) => {
    base ??= value;
    for (; shown < Math.min(value - base, sentAt.length); shown += 1) {
      took.push(performance.now() - (sentAt[shown] ?? 0));
    }
  });
  const endAt = performance.now() + milliseconds;
  for (let count = 0; performance.now() < endAt; count += 1) {
    sentAt.push(performance.now());
    const text = `清溪大街 ${count + 1} 号门口垃圾没清`;
    await officer.post('/reports', { channel: 'hotline', text, categoryCode: '020101' });
    const nextAt = (sentAt[0] ?? 0) + (count + 1) * (60_000 / casesPerMinute);
    await new Promise((go) => setTimeout(go, Math.max(0, nextAt - performance.now())));
  }
  await new Promise((go) => setTimeout(go, 3000));
  close();
  const { acknowledged } = await flood;
  load.stop();
  took.sort((a, b) => a - b);
  const of = (share: number): number => oneDigit(percentile(took, share));
  console.log(
    `${sentAt.length} reports beside ${Math.round(acknowledged / (seconds + 4))} messages/s: ` +
      `shown ${took.length}, p50 ${of(0.5)} ms, p95 ${of(0.95)} ms, p99 ${of(0.99)} ms`,
  );
  if (took.length < sentAt.length) throw new Error('not every report came to the screen');
  return { changeP50Ms: of(0.5), changeP95Ms: of(0.95), changeP99Ms: of(0.99) };
}

/** Follows the number of today's cases on the town's board. @returns a function that ends it */
async function watch(
  { port, cookie }: Caller,
  onValue: (value: number) => void,
): Promise<() => void> {
  const url = `http://127.0.0.1:${port}/api/v1/cockpit/board/live`;
  const reply = await new Promise<IncomingMessage>((resolve, reject) => {
    get(url, { headers: { cookie }, agent: false }, resolve).on('error', reject);
  });
  let rest = '';
  let isFirst = true;
  let begun: () => void = () => undefined;
  const first = new Promise<void>((resolve) => {
    begun = resolve;
  });
  reply.setEncoding('utf8');
  reply.on('data', (chunk: string) => {
    const parts = (rest + chunk).split('\n\n');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      const data = /^data: (.*)$/m.exec(part)?.[1];
      const { answers = [] } = JSON.parse(data ?? '{}') as Partial<Board>;
      const value = valueOf(answers);
      if (value !== null) onValue(value);
    }
    if (isFirst && parts.some((part) => part.includes('event: board'))) {
      isFirst = false;
      begun();
    }
  });
  await first;
  return () => reply.destroy();
}

function valueOf(answers: readonly TileAnswer[]): number | null {
  const answer = answers.find((one) => one.tileId === tileId);
  return answer?.series[0]?.values[0]?.value ?? null;
}
