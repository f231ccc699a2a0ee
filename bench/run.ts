/**
 * npm run bench -- NAME [options]: runs `bench/NAME.ts` (or `bench/NAME/index.ts`), which exports
 * `run(args)`. Each bench prepares what it needs and prints one JSON object as its last line.
 */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { asksForHelp, isFaultOfOptions, usageOf } from '#platform/command-line/index.ts';

/** What a bench file exports. */
interface Bench {
  /** One line for the list. */
  readonly about?: string;
  readonly run: (args: readonly string[]) => Promise<void>;
}

const [name, ...args] = process.argv.slice(2);
const files = new Map(
  globSync(['*.ts', '*/index.ts'], { cwd: import.meta.dirname })
    .filter((path) => path !== 'run.ts' && !path.endsWith('.test.ts'))
    .map((path) => [path.replace(/\.ts$|[/\\]index\.ts$/, ''), path]),
);
const path = name === undefined ? undefined : files.get(name);

if (path === undefined) {
  const asked = name === undefined || name === '--help' || name === 'help';
  if (!asked) console.error(`There is no bench called ${name}.`);
  console.error('Usage: npm run bench -- NAME [options]\n');
  for (const each of [...files.keys()].sort()) {
    const { about } = await load(files.get(each) ?? '');
    console.error(`  ${each.padEnd(16)} ${about ?? ''}`);
  }
  process.exitCode = asked ? 0 : 2;
} else if (asksForHelp(args)) {
  console.log(usageOf(join(import.meta.dirname, path)));
} else {
  const bench = await load(path);
  try {
    await bench.run(args);
  } catch (error) {
    if (!isFaultOfOptions(error)) throw error;
    console.error(`${error.message}\n\n${usageOf(join(import.meta.dirname, path))}`);
    process.exitCode = 2;
  }
}

async function load(file: string): Promise<Bench> {
  const bench = (await import(
    pathToFileURL(join(import.meta.dirname, file)).href
  )) as Partial<Bench>;
  if (typeof bench.run !== 'function') throw new Error(`bench/${file} exports no run(args)`);
  return bench as Bench;
}
