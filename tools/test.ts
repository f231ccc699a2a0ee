/**
 * npm test: runs everything even after a fault, and ends with `N passed, N failed`.
 *   npm test                  check, build of the web apps, all tests, walks in a browser, chaos
 *   npm test -- --whole       the same, however long it takes
 *   npm test -- cases         only the test files whose path contains the word
 *   npm test -- --only unit   one step: check, unit or e2e
 * Where the whole takes more time than there is, what takes turns (test/groups.ts) is begun only as long as there is some, by
 * another order with each commit; what was left is named at the end.
 * Everything printed by the tests themselves stands in var/test.log.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { stopTestServer, testServerUrl } from '#platform/testing/index.ts';
import { root } from './source-tree.ts';
import { type Group, groupsFor, inTurns } from './test/groups.ts';
import { runNode, type Tally } from './test/run-group.ts';

/** Nothing that would end later is begun: `.ci/run` ends everything after 19 minutes, of which the libraries take one. */
const budgetSeconds = 17 * 60;
/** How long the check takes on two quiet cores: by it the speed of this machine is known. */
const usualCheckSeconds = 60;

const args = process.argv.slice(2);
const only = args.includes('--only') ? args[args.indexOf('--only') + 1] : undefined;
const words = args.filter((word) => !word.startsWith('--') && word !== only);
const isWhole = args.includes('--whole') || words.length > 0;
const logPath = join(root, 'var', 'test.log');
const startedAt = performance.now();
const tallies: Tally[] = [];
const left: Group[] = [];
/** Files that passed only when they were run once more. */
const unsteady: string[] = [];
let slowness = 1;

mkdirSync(join(root, 'var'), { recursive: true });
writeFileSync(logPath, `npm test ${args.join(' ')} at ${new Date().toISOString()}\n`);
const wants = (step: string): boolean => only === undefined || only === step;
const groups = groupsFor(words).filter(({ kind }) => wants(kind === 'usual' ? 'unit' : 'e2e'));

if (words.length === 0 && wants('check')) {
  await step('check', ['tools/check.ts']);
  slowness = Math.max(1, secondsSinceStart() / usualCheckSeconds);
}
await runTests();
finish();

/**
 * All tests against one PostgreSQL, one process more at a time than there are processors (each waits a good part of its
 * time): what is always tested first, then what takes turns. Chaos has servers and databases of its own and mostly waits for
 * them: it goes beside the rest, one after the other. Walks wait for the web apps, which are built meanwhile.
 */
async function runTests(): Promise<void> {
  if (groups.length === 0) return;
  const environment = { ZHENSHU_TEST_DATABASE_URL: await testServerUrl() };
  const hasWalks = groups.some(({ kind }) => kind === 'walks');
  const built = hasWalks ? step('build', ['apps/build-web.ts']) : Promise.resolve();
  const run = async (group: Group): Promise<void> => {
    if (group.takesTurns && !hasTimeFor(group)) return void left.push(group);
    if (group.kind === 'walks') await built;
    if (group.kind === 'chaos') await step(group.name, testing(group), environment);
    else await stepWithSecondGo(group, environment);
  };
  const others = groups.filter(({ takesTurns }) => takesTurns);
  const inOrder = [
    ...groups.filter(({ takesTurns }) => !takesTurns),
    // Without haste the longest first, so that both lanes end together.
    ...(isWhole
      ? others.toSorted((a, b) => b.seconds - a.seconds)
      : inTurns(others, turnOfCommit())),
  ];
  const isChaos = ({ kind }: Group): boolean => kind === 'chaos';
  try {
    await Promise.all([
      built.then(() => oneAfterTheOther(inOrder.filter(isChaos), run)),
      inLanes(
        inOrder.filter((group) => !isChaos(group)),
        run,
      ),
    ]);
  } finally {
    await stopTestServer();
  }
}

function hasTimeFor({ seconds }: Group): boolean {
  return isWhole || secondsSinceStart() + seconds * slowness < budgetSeconds;
}

/** A number drawn from the commit; 0 where there is none. */
function turnOfCommit(): number {
  try {
    const commit = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: root, encoding: 'utf8' });
    return Number.parseInt(commit.slice(0, 8), 16) || 0;
  } catch {
    return 0;
  }
}

type Run = (group: Group) => Promise<void>;

async function oneAfterTheOther(waiting: Group[], run: Run): Promise<void> {
  for (let group = waiting.shift(); group; group = waiting.shift()) await run(group);
}

async function inLanes(waiting: Group[], run: Run): Promise<void> {
  const lanes = Array.from({ length: Math.min(3, availableParallelism() + 1) }, () =>
    oneAfterTheOther(waiting, run),
  );
  await Promise.all(lanes);
}

function testing({ files }: Pick<Group, 'files'>): string[] {
  // Most of what a test makes is gone with it: a larger nursery spares a tenth of the processor's time.
  const memory = '--max-semi-space-size=64';
  return [memory, 'tools/test/one-process.ts', ...files];
}

/**
 * A machine short of breath may keep a browser from painting or a connection from being answered: the files in which a test
 * failed are run once more, by themselves, and both runs are told; what passed only then is named at the end, as a fault of
 * the test to be mended. Chaos gets no second go: what was lost once is lost.
 */
async function stepWithSecondGo(
  { name, files }: Group,
  environment: NodeJS.ProcessEnv,
): Promise<void> {
  const first = await told(name, testing({ files }), environment);
  const again = files.filter((file) => first.failedFiles.includes(file));
  if (again.length === 0) return void tallies.push(first);
  const second = await told(`${name} again`, testing({ files: again }), environment);
  unsteady.push(...again.filter((file) => !second.failedFiles.includes(file)));
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
    `${failed === 0 ? '✓' : '✗'} ${name.padEnd(36)} ${seconds.toFixed(1).padStart(6)} s ${counts}`,
  );
  if (faults !== '') console.log(faults.replace(/^/gm, '    '));
  return tally;
}

function secondsSinceStart(): number {
  return (performance.now() - startedAt) / 1000;
}

function finish(): void {
  const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0);
  const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0);
  if (tallies.length === 0) console.log('No step or test file fits the words given.');
  if (left.length > 0) {
    console.log(`\nNo time was left for ${left.length} groups; npm test -- --whole runs them too:`);
    console.log(left.map(({ name }) => `  ${name}`).join('\n'));
  }
  if (unsteady.length > 0) {
    console.log(`\nPassed only when run once more, to be mended: ${unsteady.join(', ')}`);
  }
  console.log(`\nall output: var/test.log, ${secondsSinceStart().toFixed(0)} s`);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 && tallies.length > 0 ? 0 : 1;
}
