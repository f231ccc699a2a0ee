import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { EmbeddedDatabaseError } from './error.ts';
import { birthOf, isAlive } from './processes.ts';

/** Proof that this process alone looks after a data directory. */
export interface Lock {
  release(): Promise<void>;
}

/**
 * Takes a data directory for this process. A lock whose holder was killed is taken over.
 *
 * This is for clear words to people; that two servers never open one cluster is guarded by
 * PostgreSQL itself.
 *
 * @throws EmbeddedDatabaseError `already-running`
 */
export async function takeLock(path: string, dataDirectory: string): Promise<Lock> {
  const mine = `${process.pid} ${await birthOf(process.pid)}\n`;
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, mine, { mode: 0o644 });
  try {
    while (!(await tryLink(draft, path))) await removeStale(path, dataDirectory);
  } finally {
    await rm(draft, { force: true });
  }
  return {
    async release() {
      if ((await readFile(path, 'utf8').catch(() => '')) === mine) await rm(path, { force: true });
    },
  };
}

async function tryLink(draft: string, path: string): Promise<boolean> {
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function removeStale(path: string, dataDirectory: string): Promise<void> {
  const held = await readFile(path, 'utf8').catch(() => undefined);
  if (held === undefined) return;
  const pid = await holder(held);
  if (pid !== undefined) {
    throw new EmbeddedDatabaseError(
      'already-running',
      `Zhenshu is already running on the data directory ${dataDirectory} (process ${pid}). ` +
        `Stop it first (Ctrl-C in its window, or kill ${pid}), or give this one another directory ` +
        'and port: ZHENSHU_DATA=./var2 PORT=8081 npm start',
    );
  }
  const aside = `${path}.stale.${process.pid}`;
  await rename(path, aside).catch(() => undefined);
  const moved = await readFile(aside, 'utf8').catch(() => held);
  // Somebody else was quicker and we moved their fresh lock: put it back and look again.
  if (moved !== held) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
}

async function holder(text: string): Promise<number | undefined> {
  const [word = '', birth = ''] = text.trim().split(' ');
  const pid = Number(word);
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return undefined;
  return birth === (await birthOf(pid)) ? pid : undefined;
}
