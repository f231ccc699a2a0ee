/** Runs one group of test files with Node's own runner. */
import { spawn } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { root } from '../source-tree.ts';

/** How a step ended, in numbers of tests. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly seconds: number;
  /** What a reader needs to mend it; empty when all passed. */
  readonly faults: string;
  /** Files, from the root of the house, in which a test failed. */
  readonly failedFiles: readonly string[];
}

/** What to start and where its whole output goes. */
export interface Order {
  readonly args: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  readonly logPath: string;
}

/** Runs `node ARGS`; counts the tests it tells of, or the program itself as one. */
export function runNode({ args, environment, logPath }: Order): Promise<Tally> {
  const startedAt = performance.now();
  const chunks: string[] = [];
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...args], {
      cwd: root,
      env: { ...process.env, ...environment, NO_COLOR: '1', FORCE_COLOR: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
    }
    child.once('error', (error) => chunks.push(error.message));
    child.once('close', (code) => {
      const output = chunks.join('');
      appendFileSync(logPath, `\n── node ${args.join(' ')}\n${output}`);
      resolve(tallyOf(output, code === 0, (performance.now() - startedAt) / 1000));
    });
  });
}

/** Reads the closing counts of the `spec` reporter. */
export function tallyOf(output: string, endedWell: boolean, seconds: number): Tally {
  // A program that a test starts may print counts of its own: the last ones are the group's.
  const counts = [...output.matchAll(/^ℹ (\w+) (\d+)$/gm)];
  const count = (word: string): number =>
    Number(counts.findLast(([, counted]) => counted === word)?.[2] ?? 0);
  const told = /^ℹ tests \d+/m.test(output);
  const failed = count('fail') + count('cancelled');
  return {
    passed: told ? count('pass') : Number(endedWell),
    // A run that ends badly without a failed test broke down on the way: that is a failure too.
    failed: endedWell ? failed : Math.max(failed, 1),
    seconds,
    faults: endedWell ? '' : faultsIn(output),
    failedFiles: [
      ...new Set([...output.matchAll(/^test at (.+?):\d+:\d+$/gm)].map(([, file]) => file ?? '')),
    ],
  };
}

const mostLines = 200;

function faultsIn(output: string): string {
  const at = output.indexOf('✖ failing tests:');
  const noise = /node_modules\/|node:internal|processTicksAndRejections|: undefined,?$/;
  const lines = (at < 0 ? output : output.slice(at))
    .trimEnd()
    .split('\n')
    .filter((line) => !noise.test(line));
  return (at < 0 ? lines.slice(-mostLines) : lines.slice(0, mostLines)).join('\n');
}
