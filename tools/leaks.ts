/**
 * npm run leaks -- --requests 100000 --seed 1: the leak tests at full size. The walls in the database are looked at
 * once, the requests are sent in goes of 2,000 with a seed each; prints the counts and, as its last line, one JSON object.
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { root } from './source-tree.ts';

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
  },
});
const [wanted, firstSeed] = [Number(values.requests), Number(values.seed)];
const ofOneGo = 2_000;
let [sent, faults] = [0, 0];

run('walls', {});
for (let seed = firstSeed; sent < wanted; seed += 1) {
  const count = Math.min(ofOneGo, wanted - sent);
  run('requests', { LEAK_REQUESTS: String(count), LEAK_SEED: String(seed) });
  sent += count;
  console.log(`${sent} of ${wanted} requests, ${faults} goes with faults`);
}
console.log(JSON.stringify({ leaks: 'requests', requests: sent, goesWithFaults: faults }));
process.exitCode = faults === 0 ? 0 : 1;

/** One test file in a process and a database of its own. */
function run(name: string, environment: NodeJS.ProcessEnv): void {
  const { status } = spawnSync(
    process.execPath,
    ['tools/test.ts', '--only', 'unit', `leaks/${name}`],
    { cwd: root, stdio: 'inherit', env: { ...process.env, ...environment } },
  );
  if (status !== 0) faults += 1;
}
