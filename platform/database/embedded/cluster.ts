import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  access,
  chmod,
  constants,
  chown,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Account, commandFor } from './account.ts';
import type { Binaries } from './binaries.ts';
import { EmbeddedDatabaseError } from './error.ts';

const run = promisify(execFile);

/** The folders and files of one embedded PostgreSQL inside the data directory. */
export interface Places {
  /** The data directory (`ZHENSHU_DATA`), absolute, links resolved. */
  readonly root: string;
  /** PostgreSQL's own cluster directory. */
  readonly cluster: string;
  /** Folder of the Unix socket. */
  readonly run: string;
  /** Logs. */
  readonly log: string;
  /** The superuser's password, readable by the starting account only. */
  readonly passwordFile: string;
  /** Held while a process looks after this directory. */
  readonly lockFile: string;
}

/** Where everything lies below a data directory. */
export function placesIn(root: string): Places {
  return {
    root,
    cluster: join(root, 'postgres'),
    run: join(root, 'run'),
    log: join(root, 'log'),
    passwordFile: join(root, 'secrets', 'postgres-superuser'),
    lockFile: join(root, 'zhenshu.lock'),
  };
}

/**
 * Makes the cluster if there is none, and checks that an existing one fits the programs.
 *
 * @returns whether it was made now
 * @throws EmbeddedDatabaseError `other-version`, `not-a-cluster`, `secret-missing`, `initdb-failed`
 */
export async function ensureCluster(
  places: Places,
  account: Account,
  binaries: Binaries,
  major: number,
): Promise<boolean> {
  const found = await clusterVersion(places);
  if (found === undefined) {
    await createCluster(places, account, binaries);
    return true;
  }
  if (found !== String(major)) {
    throw new EmbeddedDatabaseError(
      'other-version',
      `The data in ${places.cluster} was made by PostgreSQL ${found}, but this Zhenshu carries ` +
        `PostgreSQL ${major}, which cannot read it. Go back to the Zhenshu version that made it, ` +
        'write a dump with pg_dumpall, and load that into a new data directory (ZHENSHU_DATA).',
    );
  }
  return false;
}

async function clusterVersion(places: Places): Promise<string | undefined> {
  const names = await readdir(places.cluster).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [] as string[];
    throw notOurs(places.cluster, error);
  });
  if (names.length === 0) return undefined;
  if (!names.includes('PG_VERSION')) {
    throw new EmbeddedDatabaseError(
      'not-a-cluster',
      `${places.cluster} holds files but no PostgreSQL data (PG_VERSION is missing). Move that ` +
        'folder away, or give another data directory: ZHENSHU_DATA=./var2 npm start',
    );
  }
  return (await readFile(join(places.cluster, 'PG_VERSION'), 'utf8')).trim();
}

/** The words for a folder that belongs to another account. */
export function notOurs(path: string, cause: unknown): EmbeddedDatabaseError {
  return new EmbeddedDatabaseError(
    'directory-not-ours',
    `${path} cannot be read or written by this account (uid ${process.getuid?.()}): it was made by ` +
      'another one. Start as the account that owns it, or hand it over: ' +
      `sudo chown -R "$(id -un)" ${path}, or give another data directory by ZHENSHU_DATA.`,
    cause,
  );
}

/** The making happens beside and is moved into place, so that a half-made cluster is never used. */
async function createCluster(places: Places, account: Account, binaries: Binaries): Promise<void> {
  const draft = `${places.cluster}.new`;
  await rm(draft, { recursive: true, force: true });
  await ensureFolder(draft, account);
  const handOver = join(places.run, 'password');
  await writeFile(handOver, `${await makePassword(places)}\n`, { mode: 0o600 });
  await giveTo(account, handOver);
  const command = commandFor(account, binaries.initdb, [
    `--pgdata=${draft}`,
    '--username=postgres',
    `--pwfile=${handOver}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    `--locale=${SYSTEM_LOCALE}`,
    '--no-instructions',
  ]);
  try {
    await run(command.file, command.args, {
      ...command.options,
      cwd: '/',
      env: serverEnvironment(),
    });
    await rm(places.cluster, { recursive: true, force: true });
    await rename(draft, places.cluster);
  } catch (cause) {
    await rm(draft, { recursive: true, force: true });
    const said = (cause as { stderr?: string }).stderr ?? String(cause);
    throw new EmbeddedDatabaseError(
      'initdb-failed',
      `PostgreSQL could not make its data directory ${places.cluster}: ${said.trim()}`,
      cause,
    );
  } finally {
    await rm(handOver, { force: true });
  }
}

// macOS has no C.UTF-8 in libc before 15; there only the builtin provider's locale counts anyway.
const SYSTEM_LOCALE = process.platform === 'darwin' ? 'C' : 'C.UTF-8';

/** Environment of the PostgreSQL programs: ours, without variables that would steer them. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(PG|LC_|LANG|TZ$|ZHENSHU_|DATABASE_URL)/.test(name),
  );
  return { ...Object.fromEntries(kept), LC_ALL: 'C' };
}

async function makePassword(places: Places): Promise<string> {
  const password = randomBytes(24).toString('base64url');
  await mkdir(join(places.passwordFile, '..'), { recursive: true, mode: 0o700 });
  await writeFile(places.passwordFile, `${password}\n`, { mode: 0o600 });
  await chmod(places.passwordFile, 0o600);
  return password;
}

/**
 * The superuser's password of a cluster.
 *
 * @throws EmbeddedDatabaseError `secret-missing`
 */
export async function readPassword(places: Places): Promise<string> {
  try {
    return (await readFile(places.passwordFile, 'utf8')).trim();
  } catch (cause) {
    throw new EmbeddedDatabaseError(
      'secret-missing',
      `The password of the embedded PostgreSQL cannot be read from ${places.passwordFile}: ` +
        `${String(cause)}. Restore that file from the backup of the data directory, or start as ` +
        'the account that made it.',
      cause,
    );
  }
}

/** Makes a folder for the account alone, or checks that an existing one is the account's. */
export async function ensureFolder(path: string, account: Account): Promise<void> {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
    await giveTo(account, path);
    await access(path, constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw notOurs(path, cause);
  }
}

/** Gives a file or folder to the account when it is another one. */
export async function giveTo(account: Account, path: string): Promise<void> {
  if (account.kind === 'self') return;
  const { uid, gid } = await stat(path);
  if (uid !== account.uid || gid !== account.gid) await chown(path, account.uid, account.gid);
}
