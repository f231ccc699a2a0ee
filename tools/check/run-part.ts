/** Runs one part of the check as a process of its own. */
import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { root } from '../source-tree.ts';
import type { Part } from './parts.ts';

/** How a part ended. */
export interface Outcome {
  readonly passed: boolean;
  readonly seconds: number;
  /** What it printed, without empty lines. */
  readonly lines: readonly string[];
}

/** Runs a part to its end; a program that cannot be started counts as failed. */
export function runPart({ command, environment, tidy = (line) => line }: Part): Promise<Outcome> {
  const [program, ...args] = command;
  const startedAt = performance.now();
  const chunks: string[] = [];
  return new Promise((resolve) => {
    const end = (passed: boolean): void => {
      const seconds = (performance.now() - startedAt) / 1000;
      const printed = chunks
        .join('')
        .split('\n')
        .filter((line) => line.trim() !== '');
      const lines = printed.flatMap((line) => tidy(line) ?? []);
      resolve({ passed, seconds, lines });
    };
    const file =
      program === 'node' ? process.execPath : join(root, 'node_modules', '.bin', program);
    const path = `${join(root, 'node_modules', '.bin')}${delimiter}${process.env['PATH'] ?? ''}`;
    const child = spawn(file, args, {
      cwd: root,
      env: { ...process.env, ...environment, PATH: path, NO_COLOR: '1', FORCE_COLOR: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
    }
    child.once('error', (error) => {
      chunks.push(error.message);
      end(false);
    });
    child.once('close', (code) => end(code === 0));
  });
}
