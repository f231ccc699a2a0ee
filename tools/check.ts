/**
 * npm run check: proves what can be proved without running the product.
 *   npm run check                  all parts
 *   npm run check -- types lint    some of them
 *   npm run check -- --help        what each proves
 */
import { availableParallelism } from 'node:os';
import { type Part, parts } from './check/parts.ts';
import { type Outcome, runPart } from './check/run-part.ts';

const shownFaults = 40;
const words = process.argv.slice(2);

if (words.includes('--help')) {
  for (const { name, proves } of parts) console.log(`${name.padEnd(11)} ${proves}`);
} else {
  const unknown = words.filter((word) => !parts.some(({ name }) => name === word));
  if (unknown.length > 0) {
    console.error(
      `No part is called ${unknown.join(', ')}: ${parts.map(({ name }) => name).join(', ')}`,
    );
    process.exitCode = 2;
  } else {
    const wanted = parts.filter(({ name }) => words.length === 0 || words.includes(name));
    process.exitCode = (await runAll(wanted)) ? 0 : 1;
  }
}

/** Runs the parts, as many at a time as the machine has processors. */
async function runAll(wanted: readonly Part[]): Promise<boolean> {
  const startedAt = performance.now();
  const waiting = [...wanted];
  const failed: string[] = [];
  const worker = async (): Promise<void> => {
    for (let part = waiting.shift(); part; part = waiting.shift()) {
      const outcome = await runPart(part);
      show(part, outcome);
      if (!outcome.passed) failed.push(part.name);
    }
  };
  await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, worker));
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const verdict =
    failed.length === 0 ? 'the house is in order' : `not in order: ${failed.join(', ')}`;
  console.log(`check: ${verdict} (${seconds} s)`);
  return failed.length === 0;
}

function show({ name }: Part, { passed, seconds, lines }: Outcome): void {
  const remark = passed ? (lines.at(-1) ?? '').slice(0, 90) : `${lines.length} lines of faults`;
  console.log(
    `${passed ? '✓' : '✗'} ${name.padEnd(11)} ${seconds.toFixed(1).padStart(5)} s  ${remark}`,
  );
  if (passed) return;
  const all = process.env['CHECK_ALL'] === '1';
  for (const line of all ? lines : lines.slice(0, shownFaults)) console.log(`    ${line}`);
  if (!all && lines.length > shownFaults) {
    console.log(`    … ${lines.length - shownFaults} more: CHECK_ALL=1 npm run check -- ${name}`);
  }
}
