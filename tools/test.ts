/**
 * npm test: runs everything even after a fault, and ends with `N passed, N failed`.
 *   npm test                  check, build of the web apps, all tests, walks in a browser, chaos
 *   npm test -- cases         only the test files whose path contains the word
 *   npm test -- --only unit   one step: check, unit or e2e
 * Everything printed by the tests themselves stands in var/test.log.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { stopTestServer, testServerUrl } from '#platform/testing/index.ts';
import { root } from './source-tree.ts';
import { type Group, groupsFor } from './test/groups.ts';
import { runNode, type Tally } from './test/run-group.ts';

const args = process.argv.slice(2);
const only = args.includes('--only') ? args[args.indexOf('--only') + 1] : undefined;
const words = args.filter((word) => !word.startsWith('--') && word !== only);
const logPath = join(root, 'var', 'test.log');
const startedAt = performance.now();
const tallies: Tally[] = [];

mkdirSync(join(root, 'var'), { recursive: true });
writeFileSync(logPath, `npm test ${args.join(' ')} at ${new Date().toISOString()}\n`);
const wants = (step: string): boolean => only === undefined || only === step;
const groups = groupsFor(words).filter(({ kind }) => wants(kind === 'usual' ? 'unit' : 'e2e'));

if (words.length === 0 && wants('check')) await step('check', ['tools/check.ts']);
await runTests();
finish();

/**
 * All tests against one PostgreSQL, two processes at a time; those in a browser after the rest. Chaos has servers and
 * databases of its own and mostly waits for them: it goes beside the rest.
 */
async function runTests(): Promise<void> {
  if (groups.length === 0) return;
  const environment = { ZHENSHU_TEST_DATABASE_URL: await testServerUrl() };
  const of = (kind: Group['kind']): Group[] => groups.filter((group) => group.kind === kind);
  try {
    const beside = of('chaos').map((group) => step(group.name, testing(group), environment));
    await inTwos(of('usual'), (group) => step(group.name, testing(group), environment));
    await Promise.all(beside);
    const walks = of('walks');
    if (walks.length > 0) await step('build', ['apps/build-web.ts']);
    await inTwos(walks, (group) => walk(group, environment));
  } finally {
    await stopTestServer();
  }
}

async function inTwos(groups: Group[], run: (group: Group) => Promise<void>): Promise<void> {
  const worker = async (): Promise<void> => {
    for (let group = groups.shift(); group; group = groups.shift()) await run(group);
  };
  await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, worker));
}

function testing({ files }: Pick<Group, 'files'>): string[] {
  return ['--test', '--test-reporter=spec', '--test-isolation=none', ...files];
}

/**
 * A machine short of breath may keep a browser from painting: a walk that failed is walked once more, in a new browser,
 * and both are told. No other test is given a second go.
 */
async function walk({ name, files }: Group, environment: NodeJS.ProcessEnv): Promise<void> {
  const first = await told(name, testing({ files }), environment);
  const again = files.filter((file) => first.failedFiles.includes(file));
  if (again.length === 0) return void tallies.push(first);
  const second = await told(`${name} again`, testing({ files: again }), environment);
  const { failed } = second;
  tallies.push({ ...second, failed, passed: first.passed + first.failed - failed });
}

/** Runs one step, prints its line and counts it. */
async function step(
  name: string,
  command: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<void> {
  tallies.push(await told(name, command, environment));
}

/** Runs something and prints its line. */
async function told(
  name: string,
  command: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<Tally> {
  const tally = await runNode({ args: command, environment, logPath });
  const { passed, failed, seconds, faults } = tally;
  const counts = `${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed`;
  console.log(
    `${failed === 0 ? '✓' : '✗'} ${name.padEnd(24)} ${seconds.toFixed(1).padStart(6)} s ${counts}`,
  );
  if (faults !== '') console.log(faults.replace(/^/gm, '    '));
  return tally;
}

function finish(): void {
  const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0);
  const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
  if (tallies.length === 0) console.log('No step or test file fits the words given.');
  console.log(`\nall output: var/test.log, ${seconds} s`);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 && tallies.length > 0 ? 0 : 1;
}
