/** What commands say of themselves: `--help`, and options that they do not know. */
import { readFileSync } from 'node:fs';
import { type ParseArgsConfig, parseArgs } from 'node:util';

/** The comment at the head of a command's file, without its marks; empty where the file begins otherwise. */
export function usageOf(file: string): string {
  const head = /^\s*\/\*\*([\s\S]*?)\*\//.exec(readFileSync(file, 'utf8'))?.[1] ?? '';
  return head
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, '').trimEnd())
    .join('\n')
    .trim();
}

/** Whether somebody asks what a command does. */
export const asksForHelp = (args: readonly string[]): boolean =>
  args.includes('--help') || args.includes('-h');

/** Whether an error is one of the words after a command, not of the command. */
export function isFaultOfOptions(error: unknown): error is Error {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && code.startsWith('ERR_PARSE_ARGS');
}

type Options = NonNullable<ParseArgsConfig['options']>;

/**
 * The options and other words of this process. `--help` prints what the file says of itself and ends with 0; an option that is not known
 * is named and ends with 2.
 */
export function commandLine<const T extends Options>(file: string, options: T) {
  return parsed(file, { options, allowPositionals: true as const });
}

/** The options of a process that takes nothing else. */
export function optionsOrHelp<const T extends Options>(file: string, options: T) {
  return parsed(file, { options }).values;
}

function parsed<const T extends ParseArgsConfig>(file: string, config: T) {
  const args = process.argv.slice(2);
  if (asksForHelp(args)) {
    process.stdout.write(`${usageOf(file)}\n`);
    process.exit(0);
  }
  try {
    return parseArgs({ args, ...config });
  } catch (error) {
    if (!isFaultOfOptions(error)) throw error;
    process.stderr.write(`${error.message}\n\n${usageOf(file)}\n`);
    process.exit(2);
  }
}
