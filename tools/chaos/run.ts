/**
 * npm run chaos -- NAME [options]: runs `tools/chaos/NAME/index.ts`, which exports `run(args)`:
 * processes are killed at random moments and the tables must agree afterwards with what was
 * acknowledged. Exit code 1 when they do not.
 */
import { globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What a chaos test exports. */
interface Chaos {
  /** One line for the list. */
  readonly about: string;
  /** Prints a table and a last line of JSON. @returns whether nothing was lost or done twice */
  readonly run: (args: readonly string[]) => Promise<boolean>;
}

const [name, ...args] = process.argv.slice(2);
const names = globSync('*/index.ts', { cwd: import.meta.dirname }).map((path) => dirname(path));

async function load(each: string): Promise<Chaos> {
  const path = join(import.meta.dirname, each, 'index.ts');
  return (await import(pathToFileURL(path).href)) as Chaos;
}

if (name !== undefined && names.includes(name)) {
  const chaos = await load(name);
  process.exitCode = (await chaos.run(args)) ? 0 : 1;
} else {
  console.error('Usage: npm run chaos -- NAME [options]\n');
  for (const each of names.sort())
    console.error(`  ${each.padEnd(16)} ${(await load(each)).about}`);
  process.exitCode = 2;
}
