/** Go with the Go team's log packages, out of Debian: code written by others. */
import { execFile } from 'node:child_process';
import { access } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { debianPackages } from '#platform/testing/debian.ts';

const run = promisify(execFile);
const packages = '/usr/share/gocode';

/** What the program verified, each a number. */
export interface Verified {
  readonly size: number;
  readonly records: number;
  readonly trees: number;
  readonly receipts: number;
}

/** Sees to it that Go and its log packages are there. */
export const debianGo = (): Promise<void> =>
  debianPackages(['golang-go', 'golang-golang-x-mod-dev'], () =>
    Promise.all([
      run('go', ['version']),
      access(join(packages, 'src', 'golang.org', 'x', 'mod', 'sumdb', 'tlog')),
    ]),
  );

/** Runs a program. @throws Error with what it said, when it found a fault */
export async function runGo(program: string, args: readonly string[]): Promise<Verified> {
  const { stdout } = await run('go', ['run', program, ...args], {
    env: {
      ...process.env,
      GO111MODULE: 'off',
      GOPATH: packages,
      GOFLAGS: '',
      GOCACHE: join(tmpdir(), 'zhenshu-go-cache'),
    },
  });
  return JSON.parse(stdout) as Verified;
}
