/**
 * npm run chaos -- NAME [options]: runs `tools/chaos/NAME/index.ts`, which exports `run(args)`:
 * processes are killed at random moments and the tables must agree afterwards with what was
 * acknowledged. Exit code 1 when they do not.
 */
import { globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { asksForHelp, isFaultOfOptions, usageOf } from '#platform/command-line/index.ts';

/** What a chaos test exports. */
interface Chaos {
  /** One line for the list. */
  readonly about: string;
  /** Prints a table and a last line of JSON. @returns whether nothing was lost or done twice */
  readonly run: (args: readonly string[]) => Promise<boolean>;
}

const [name, ...args] = process.argv.slice(2);
const names = globSync('*/index.ts', { cwd: import.meta.dirname }).map((path) => dirname(path));

const fileOf = (each: string): string => join(import.meta.dirname, each, 'index.ts');
const load = async (each: string): Promise<Chaos> =>
  (await import(pathToFileURL(fileOf(each)).href)) as Chaos;

if (name !== undefined && names.includes(name)) {
  if (asksForHelp(args)) console.log(usageOf(fileOf(name)));
  else await runNamed(name);
} else {
  console.error('Usage: npm run chaos -- NAME [options]\n');
  for (const each of names.sort())
    console.error(`  ${each.padEnd(16)} ${(await load(each)).about}`);
  process.exitCode = 2;
}

async function runNamed(each: string): Promise<void> {
  const chaos = await load(each);
  try {
    process.exitCode = (await chaos.run(args)) ? 0 : 1;
  } catch (error) {
    if (!isFaultOfOptions(error)) throw error;
    console.error(`${error.message}\n\n${usageOf(fileOf(each))}`);
    process.exitCode = 2;
  }
}
