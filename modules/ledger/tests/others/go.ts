/** Go with the Go team's log packages, out of Debian: code written by others. */
import { execFile } from 'node:child_process';
import { access } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const packages = '/usr/share/gocode';

/** What the program verified, each a number. */
export interface Verified {
  readonly size: number;
  readonly records: number;
  readonly trees: number;
  readonly receipts: number;
}

/** Installs what is absent. @throws Error that says what to do, where this account may not install */
export async function debianGo(): Promise<void> {
  const isThere = await Promise.all([
    run('go', ['version']),
    access(join(packages, 'src', 'golang.org', 'x', 'mod', 'sumdb', 'tlog')),
  ]).then(
    () => true,
    () => false,
  );
  if (isThere) return;
  const options = {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    maxBuffer: 50_000_000,
  };
  const names = ['golang-go', 'golang-golang-x-mod-dev'];
  try {
    await run('apt-get', ['update', '-q'], options);
    await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...names], options);
  } catch (cause) {
    throw new Error(
      `This test needs Go, and it could not be installed from here: install ${names.join(' and ')}, then run it again.`,
      { cause },
    );
  }
}

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
