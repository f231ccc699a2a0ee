/** Folders for what is half done, one a process: open lists stand in them for a moment. What a killed process left is swept at the next start. */
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rm, stat, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** A living process of another host says so this often. */
const signEveryMs = 30_000;
/** Silent for so long: it is not there any more. */
const silentMs = 150_000;

const host = hostname().replace(/[^A-Za-z0-9.-]/g, '') || 'host';
const own = new Set<string>();

/** Name of a folder of this process: host, process, and something that no other process has. */
export function newFolderName(): string {
  const name = `${host}_${process.pid}_${randomBytes(6).toString('hex')}`;
  own.add(name);
  return name;
}

/** Removes what processes left that ended. @returns how many entries */
export async function sweepWorkFolders(parent: string, now = Date.now()): Promise<number> {
  const entries = await readdir(parent).catch(() => []);
  let removed = 0;
  for (const name of entries) {
    if (await isAlive(parent, name, now)) continue;
    await rm(join(parent, name), { recursive: true, force: true });
    removed += 1;
  }
  return removed;
}

async function isAlive(parent: string, name: string, now: number): Promise<boolean> {
  if (own.has(name)) return true;
  const [, onHost, pid] = /^(.+)_(\d+)_[0-9a-f]{12}$/.exec(name) ?? [];
  if (pid === undefined) return false;
  if (onHost === host) return Number(pid) !== process.pid && runs(Number(pid));
  const facts = await stat(join(parent, name)).catch(() => null);
  return facts !== null && now - facts.mtimeMs < silentMs;
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Keeps a folder of this process alive. @returns lets go of it, with everything in it */
export async function keepFolder(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const timer = setInterval(() => {
    const now = new Date();
    utimes(folder, now, now).catch(() => undefined);
  }, signEveryMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await rm(folder, { recursive: true, force: true });
  };
}
