/**
 * Builds the web apps: `node apps/build-web.ts [OUT_DIR]`. Without an argument the apps go to
 * `$ZHENSHU_DATA/web` (default `var/web`). An app whose sources and lock file did not change since
 * its last build is left alone.
 */
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type WebApp, webApps } from './vite/apps.ts';
import { repositoryRoot, viteConfig } from './vite/config.ts';
import { fingerprints } from './vite/fingerprint.ts';
import { addInstallFiles } from './vite/install-files.ts';
import { packFiles } from './vite/pack-files.ts';
import { type Weight, weighFirstView } from './vite/weigh.ts';

/** What a build did to one app. */
export interface BuiltApp {
  readonly name: string;
  readonly rebuilt: boolean;
  readonly weight: Weight;
  readonly overBudget: boolean;
}

interface BuildRecord {
  readonly fingerprint: string;
  readonly weight: Weight;
}

/**
 * Builds all apps that changed into `outDir/<app>`; each folder is swapped in whole, so that a
 * running server never sees half a build.
 */
export async function buildWeb(outDir: string): Promise<BuiltApp[]> {
  await mkdir(outDir, { recursive: true });
  const fingerprintOf = fingerprints(repositoryRoot);
  const built: BuiltApp[] = [];
  for (const app of webApps) built.push(await buildApp(app, outDir, fingerprintOf(app)));
  return built;
}

async function buildApp(app: WebApp, outDir: string, now: string): Promise<BuiltApp> {
  const recordFile = join(outDir, `${app.name}.build.json`);
  const last = await readRecord(recordFile);
  if (last?.fingerprint === now) return result(app, false, last.weight);
  const fresh = join(outDir, `${app.name}.building`);
  const { build } = await import('vite');
  const output = await build(viteConfig(app, fresh));
  if (Array.isArray(output) || !('output' in output)) throw new Error('vite built in watch mode');
  const weight = weighFirstView(output.output);
  if (app.installable) await addInstallFiles(app, fresh, now);
  if (app.preact) await packFiles(fresh);
  await swap(fresh, join(outDir, app.name));
  await writeFile(recordFile, JSON.stringify({ fingerprint: now, weight } satisfies BuildRecord));
  return result(app, true, weight);
}

function result(app: WebApp, rebuilt: boolean, weight: Weight): BuiltApp {
  const bytes = weight.scriptBytes + weight.styleBytes;
  const overBudget = app.firstViewBudgetBytes > 0 && bytes > app.firstViewBudgetBytes;
  return { name: app.name, rebuilt, weight, overBudget };
}

async function swap(fresh: string, target: string): Promise<void> {
  const old = `${target}.old`;
  await rm(old, { recursive: true, force: true });
  await rename(target, old).catch((fault: NodeJS.ErrnoException) => {
    if (fault.code !== 'ENOENT') throw fault;
  });
  await rename(fresh, target);
  await rm(old, { recursive: true, force: true });
}

async function readRecord(file: string): Promise<BuildRecord | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as BuildRecord;
  } catch {
    // No record, or one cut short by a kill: build anew.
    return null;
  }
}

/** The summary a person reads, one line an app. */
export function summary(built: readonly BuiltApp[]): string {
  if (built.every((app) => !app.rebuilt)) return 'web apps are up to date';
  return built
    .filter((app) => app.rebuilt)
    .map(({ name, weight, overBudget }) => {
      const total = kilobytes(weight.scriptBytes + weight.styleBytes);
      const parts = `script ${kilobytes(weight.scriptBytes)} + style ${kilobytes(weight.styleBytes)}`;
      const warning = overBudget ? '  OVER BUDGET' : '';
      return `${name.padEnd(9)} first view ${total} KB gz (${parts})${warning}`;
    })
    .join('\n');
}

const kilobytes = (bytes: number): string => (bytes / 1024).toFixed(1);

async function main(): Promise<void> {
  const fallback = join(process.env['ZHENSHU_DATA'] ?? join(repositoryRoot, 'var'), 'web');
  const started = performance.now();
  const built = await buildWeb(resolve(process.argv[2] ?? fallback));
  console.log(summary(built));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (built.some((app) => app.rebuilt)) console.log(`web apps built in ${seconds} s`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
