/**
 * npm run build:weapp: compiles the WeChat mini-program (apps/weapp) and weighs it.
 *   npm run build:weapp                  types, build, sizes
 *   npm run build:weapp -- --sizes       only weighs what was built
 * Settings: ZHENSHU_WEAPP_SERVER (https address of the town), ZHENSHU_WEAPP_TOWN (code, where one server holds several).
 * Its toolchain is large and lives in apps/weapp/node_modules; it is installed here when it is missing, never by `npm start`.
 * The last line on standard output is one JSON object with the figures; the exit code says whether all limits hold.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './source-tree.ts';
import { judgeWeights, packagesOf, type Weights } from './weapp/weights.ts';

const own = join(root, 'apps', 'weapp');
const dist = join(own, 'dist');
const kibibyte = 1024;

/** Runs a program of the mini-program's own toolchain. */
function run(args: readonly string[], environment: Readonly<Record<string, string>> = {}): void {
  const { status } = spawnSync(process.execPath, args, {
    cwd: own,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...environment },
  });
  if (status !== 0) process.exit(status ?? 1);
}

function install(): void {
  if (existsSync(join(own, 'node_modules', '@tarojs', 'cli'))) return;
  console.log('installing the toolchain of apps/weapp (once, about 440 MB) …');
  const flags = ['--no-audit', '--no-fund', '--ignore-scripts'];
  const npm = (args: readonly string[]): number | null =>
    spawnSync('npm', [...args, ...flags], { cwd: own, stdio: 'inherit' }).status;
  if (npm(['ci']) === 0) return;
  // Taro names binaries of platforms that a registry may not hold: they stand in no lock, and newer versions of npm refuse
  // to install cleanly then. This way installs the same versions of the lock.
  const status = npm(['install', '--no-save']);
  if (status !== 0) process.exit(status ?? 1);
}

/** Bytes of each file that is uploaded, by its path. */
function built(): Map<string, number> {
  const files = globSync('**/*', { cwd: dist }).filter((path) =>
    statSync(join(dist, path)).isFile(),
  );
  return new Map(files.map((path) => [path, statSync(join(dist, path)).size]));
}

function say({ packages, totalBytes }: Weights): void {
  for (const { name, bytes, limitBytes, budgetBytes } of packages) {
    const figures = [bytes, budgetBytes, limitBytes].map((one) => (one / kibibyte).toFixed(0));
    const [size = '', budget = '', limit = ''] = figures;
    console.log(
      `${name.padEnd(12)}${size.padStart(6)} KB   budget ${budget.padStart(5)} KB   WeChat ${limit.padStart(5)} KB`,
    );
  }
  console.log(`${'all'.padEnd(12)}${(totalBytes / kibibyte).toFixed(0).padStart(6)} KB`);
}

if (!process.argv.includes('--sizes')) {
  install();
  run([join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '--noEmit', '-p', own]);
  run([join(own, 'node_modules', '@tarojs', 'cli', 'bin', 'taro'), 'build', '--type', 'weapp'], {
    NODE_ENV: 'production',
  });
}
if (!existsSync(join(dist, 'app.json'))) {
  console.error('apps/weapp/dist is not there: run npm run build:weapp');
  process.exit(1);
}
const config = JSON.parse(readFileSync(join(dist, 'app.json'), 'utf8')) as {
  readonly subPackages?: readonly { readonly root: string }[];
};
const weights = packagesOf(
  built(),
  (config.subPackages ?? []).map((one) => one.root),
);
const faults = judgeWeights(weights);
say(weights);
for (const fault of faults) console.error(`✗ ${fault}`);
const sizes = Object.fromEntries(weights.packages.map(({ name, bytes }) => [name, bytes]));
console.log(JSON.stringify({ build: 'weapp', totalBytes: weights.totalBytes, ...sizes }));
process.exitCode = faults.length > 0 ? 1 : 0;
