/** The figures of a run, as table and as the last line. */
import { loadavg } from 'node:os';
import { oneDigit, percentile } from '../town/percentiles.ts';
import type { ProcessorTime } from '../town/processor-time.ts';
import type { RoundResult } from './load.ts';
import type { Stored } from './verify.ts';

/** A round with the processor time that it took; null where the system does not tell. */
export interface Taken {
  readonly kind: 'cases' | 'baseline';
  readonly result: RoundResult;
  readonly used: ProcessorTime | null;
}

/** Acknowledged reports a second. */
export function rateOf(results: readonly RoundResult[]): number {
  const acknowledged = results.reduce((sum, one) => sum + one.acknowledged, 0);
  return (acknowledged * 1000) / results.reduce((sum, one) => sum + one.milliseconds, 0);
}

/** Prints the table and the line of JSON. */
export function report(measured: readonly Taken[], bare: readonly Taken[], stored: Stored): void {
  const [whole, base] = [figuresOf(measured), figuresOf(bare)];
  const ratio = whole.rate / base.rate;
  console.log('\n                          a second   reports   p50 ms   p99 ms');
  console.log(lineOf('whole path', whole));
  console.log(lineOf('bare single-row INSERT', base));
  console.log(`\nratio ${ratio.toFixed(3)}`);
  if (whole.processor && base.processor) {
    console.log('\nprocessor time of one, ms    server  PostgreSQL  sender   all');
    console.log(processorLine('whole path', whole.processor));
    console.log(processorLine('bare single-row INSERT', base.processor));
    const byProcessor = totalOf(base.processor) / totalOf(whole.processor);
    console.log(
      `\nratio by processor time ${byProcessor.toFixed(3)}; load ${loadavg()[0]?.toFixed(1)}`,
    );
  }
  console.log(
    `verified in SQL: ${stored.reports} reports, ${stored.cases} cases (${stored.sure} dispatched, the rest before an officer), ${stored.traceRows} trace rows, ${stored.messages} messages\n`,
  );
  console.log(
    JSON.stringify({
      bench: 'cases',
      casesPerSecond: Math.round(whole.rate),
      p50Ms: oneDigit(whole.p50),
      p99Ms: oneDigit(whole.p99),
      ratio: Math.round(ratio * 1000) / 1000,
    }),
  );
}

/** Processor time of one report in milliseconds. */
interface ProcessorShare {
  readonly server: number;
  readonly database: number;
  readonly sender: number;
}

interface Figures {
  readonly rate: number;
  readonly count: number;
  readonly p50: number;
  readonly p99: number;
  readonly processor: ProcessorShare | null;
}

function figuresOf(taken: readonly Taken[]): Figures {
  const results = taken.map(({ result }) => result);
  const sorted = Float64Array.from(results.flatMap(({ latencies }) => latencies)).sort();
  return {
    rate: rateOf(results),
    count: sorted.length,
    p50: percentile(sorted, 0.5),
    p99: percentile(sorted, 0.99),
    processor: processorOf(taken, sorted.length),
  };
}

function processorOf(taken: readonly Taken[], count: number): ProcessorShare | null {
  const share = { server: 0, database: 0, sender: 0 };
  for (const { used, result } of taken) {
    if (!used) return null;
    share.server += used.serverMs / count;
    share.database += used.databaseMs / count;
    share.sender += result.processorMs / count;
  }
  return share;
}

const totalOf = ({ server, database, sender }: ProcessorShare): number =>
  server + database + sender;

function lineOf(name: string, { rate, count, p50, p99 }: Figures): string {
  return `${name.padEnd(26)}${rate.toFixed(0).padStart(8)}${String(count).padStart(10)}${p50.toFixed(1).padStart(9)}${p99.toFixed(1).padStart(9)}`;
}

function processorLine(name: string, share: ProcessorShare): string {
  const { server, database, sender } = share;
  const [a, b, c, d] = [server, database, sender, totalOf(share)].map((ms) => ms.toFixed(3));
  return `${name.padEnd(26)}${a?.padStart(9)}${b?.padStart(12)}${c?.padStart(8)}${d?.padStart(7)}`;
}
