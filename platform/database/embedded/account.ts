import { execFile, type SpawnOptions } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { EmbeddedDatabaseError } from './error.ts';

const run = promisify(execFile);

/** Name of the system account that runs PostgreSQL when we are root (PostgreSQL refuses root). */
const ACCOUNT_NAME = 'postgres';

/**
 * Under which account PostgreSQL runs.
 *
 * - `self`: as we do (the usual case);
 * - `other`: we are root, it runs under another account;
 * - `capable`: the same, but that account cannot enter our folders (a clone under /root, say), so
 *   it is given one Linux capability for reading through them, and nothing else of root.
 */
export type Account =
  | { readonly kind: 'self' }
  | { readonly kind: 'other'; readonly uid: number; readonly gid: number }
  | {
      readonly kind: 'capable';
      readonly uid: number;
      readonly gid: number;
      readonly capability: string;
    };

/** A program with arguments and spawn options that put it under an account. */
export interface Command {
  readonly file: string;
  readonly args: string[];
  readonly options: Pick<SpawnOptions, 'uid' | 'gid'>;
}

/** Wraps a program so that it runs under the account. */
export function commandFor(account: Account, file: string, args: readonly string[]): Command {
  if (account.kind === 'self') return { file, args: [...args], options: {} };
  if (account.kind === 'other') {
    return { file, args: [...args], options: { uid: account.uid, gid: account.gid } };
  }
  const capability = `+${account.capability}`;
  const wrapped = [
    `--reuid=${account.uid}`,
    `--regid=${account.gid}`,
    '--clear-groups',
    `--inh-caps=${capability}`,
    `--ambient-caps=${capability}`,
    '--',
    file,
    ...args,
  ];
  return { file: 'setpriv', args: wrapped, options: {} };
}

/**
 * Chooses the account for a cluster: ourselves, or, as root, the owner of an existing cluster or of
 * the data directory, else the system account `postgres`, which is created if missing.
 *
 * @param clusterDirectory where the cluster is or will be
 * @param places a program that the account must be able to run and a folder it must be able to enter
 * @throws EmbeddedDatabaseError `no-account`, `directory-not-reachable`
 */
export async function chooseAccount(
  clusterDirectory: string,
  places: { readonly program: string; readonly folder: string },
): Promise<Account> {
  if (process.getuid?.() !== 0) return { kind: 'self' };
  const owner = await stat(clusterDirectory).catch(() => stat(places.folder));
  const ids = owner.uid !== 0 ? owner : await systemAccount();
  const plain: Account = { kind: 'other', uid: ids.uid, gid: ids.gid };
  if (await reaches(plain, places)) return plain;
  for (const capability of ['dac_read_search', 'dac_override']) {
    const capable: Account = { kind: 'capable', uid: ids.uid, gid: ids.gid, capability };
    if (await reaches(capable, places)) return capable;
  }
  throw new EmbeddedDatabaseError(
    'directory-not-reachable',
    `PostgreSQL must not run as root, and the account with uid ${ids.uid} that it would run under ` +
      `cannot enter ${places.folder} or cannot run ${places.program}: a folder above them is closed ` +
      'to others. Start as an ordinary user, or move the clone to a place such as /opt/zhenshu and ' +
      'the data (ZHENSHU_DATA) to one such as /var/lib/zhenshu, or set DATABASE_URL.',
  );
}

async function reaches(
  account: Account,
  places: { readonly program: string; readonly folder: string },
): Promise<boolean> {
  const script = 'test -x "$0" && cd "$1"';
  const command = commandFor(account, '/bin/sh', ['-c', script, places.program, places.folder]);
  return run(command.file, command.args, { ...command.options, cwd: '/' }).then(
    () => true,
    () => false,
  );
}

async function systemAccount(): Promise<{ uid: number; gid: number }> {
  const known = await lookUp();
  if (known) return known;
  const failure = await run('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--home-dir=/nonexistent',
    '--shell=/usr/sbin/nologin',
    ACCOUNT_NAME,
  ]).then(
    () => undefined,
    (error: unknown) => error,
  );
  const made = await lookUp();
  if (made) return made;
  throw new EmbeddedDatabaseError(
    'no-account',
    `PostgreSQL must not run as root, and the system account "${ACCOUNT_NAME}" could not be made: ` +
      `${String(failure)}. Start as an ordinary user, or create it: useradd --system ${ACCOUNT_NAME}`,
    failure,
  );
}

async function lookUp(): Promise<{ uid: number; gid: number } | undefined> {
  try {
    const uid = Number((await run('id', ['-u', ACCOUNT_NAME])).stdout);
    const gid = Number((await run('id', ['-g', ACCOUNT_NAME])).stdout);
    return { uid, gid };
  } catch {
    return undefined;
  }
}
