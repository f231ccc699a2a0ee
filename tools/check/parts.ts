/** The parts of `npm run check`, the slowest first. */
import { availableParallelism } from 'node:os';
import { relative } from 'node:path';
import { presentFolders, root } from '../source-tree.ts';

/** One part: a program whose exit code says whether the house is in order. */
export interface Part {
  readonly name: string;
  /** What it proves, for `npm run check -- --help`. */
  readonly proves: string;
  /** A program of node_modules/.bin, or a script of tools/. */
  readonly command: readonly [program: string, ...args: string[]];
  readonly environment?: Readonly<Record<string, string>>;
  /** Turns a line of its output into what a reader needs; undefined leaves it out. */
  readonly tidy?: (line: string) => string | undefined;
}

/** Threads of a part that would take as many as there are processors, and work out in each what all share. */
const threads = Math.ceil(availableParallelism() / 2);

/** All parts. */
export const parts: readonly Part[] = [
  {
    name: 'types',
    proves: 'the whole tree type-checks',
    command: [
      'tsc',
      '-p',
      '.',
      '--pretty',
      'false',
      // Four checkers, as is usual, each work out the types that all share: half again the processor time.
      '--checkers',
      '1',
      '--incremental',
      '--tsBuildInfoFile',
      'var/check.tsbuildinfo',
    ],
  },
  {
    name: 'lint',
    proves: 'no forgotten await and the like',
    command: ['oxlint', '--type-aware', '--deny-warnings', '-f', 'unix', ...presentFolders()],
    environment: { GOMAXPROCS: String(threads) },
  },
  {
    name: 'schema',
    proves: 'each table keeps tenants apart and is explained; personal columns are declared',
    command: ['node', 'tools/check-schema.ts'],
  },
  {
    name: 'boundaries',
    proves: 'imports keep to the walls between the modules',
    command: ['node', 'tools/check-boundaries.ts'],
  },
  {
    name: 'unused',
    proves: 'no dead file, export or dependency',
    command: ['knip', '--no-progress', '--no-config-hints', '--reporter', 'compact'],
  },
  {
    name: 'house',
    proves: 'operations, texts, problems, names and sizes keep the house rules',
    command: ['node', 'tools/check-house.ts'],
  },
  {
    name: 'audit',
    proves:
      'libraries are pinned, whole and may be shipped; no grave weakness is known, where a registry answers',
    command: ['node', 'tools/audit.ts'],
  },
  {
    name: 'format',
    proves: 'the sources are formatted',
    command: ['biome', 'format', '--reporter=github', '--max-diagnostics=none', '.'],
    tidy: (line) => {
      const path = /^::error [^:]*file=([^,]+)/.exec(line)?.[1];
      if (path) return `${relative(root, path)}: npx biome format --write ${relative(root, path)}`;
      return line.startsWith('Checked ') ? line : undefined;
    },
  },
];
