/** Reads `--name value` and `--flag` of a command. */
import { asksForHelp, usageOf } from '#platform/command-line/index.ts';

/** What a command was given; faults are lines for people. */
export interface Given {
  readonly values: ReadonlyMap<string, string>;
  readonly flags: ReadonlySet<string>;
}

/** Reads arguments. @throws Error naming what is not known or lacks its value */
export function readArguments(
  args: readonly string[],
  known: { readonly values: readonly string[]; readonly flags: readonly string[] },
): Given {
  const values = new Map<string, string>();
  const flags = new Set<string>();
  const words = args.flatMap((word) =>
    word.startsWith('--') && word.includes('=')
      ? [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)]
      : [word],
  );
  for (let at = 0; at < words.length; at += 1) {
    const name = (words[at] ?? '').replace(/^--/, '');
    const value = words[at + 1];
    if (known.flags.includes(name)) flags.add(name);
    else if (!known.values.includes(name)) {
      const all = [...known.values, ...known.flags].map((one) => `--${one}`).join(', ');
      throw new Error(`${words[at]} is not known; known are ${all}`);
    } else if (value === undefined || value.startsWith('--')) {
      throw new Error(`--${name} needs a value`);
    } else {
      values.set(name, value);
      at += 1;
    }
  }
  return { values, flags };
}

/** Runs a command; `--help` prints what its file says of itself; a fault is one line and exit code 1. */
export async function runCommand(work: () => Promise<void>): Promise<void> {
  const [, file = '', ...args] = process.argv;
  if (asksForHelp(args)) {
    console.log(usageOf(file));
    return;
  }
  try {
    await work();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}

/** The logger of a command: warnings and faults on standard error, nothing else. */
export const quietLogger = {
  info: (): void => undefined,
  warn: (_facts: object, words: string): void => void process.stderr.write(`${words}\n`),
  error: (_facts: object, words: string): void => void process.stderr.write(`${words}\n`),
};
