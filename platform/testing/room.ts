/** Where the server of tests keeps its files. */
import { mkdtemp, readdir, rm, statfs } from 'node:fs/promises';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';

const memoryDisk = '/dev/shm';
const ownFolder = /^zhenshu-test-(\d+)-/;
const roomBytes = 6 * 1024 ** 3;

/**
 * A new folder: in memory where the machine has a memory disk and 6 GiB to spare, else on the disk. What processes that
 * were killed left there is removed.
 */
export async function roomForTests(): Promise<string> {
  const parent = (await isRoomy()) ? memoryDisk : tmpdir();
  await removeLeftovers(parent);
  return mkdtemp(join(parent, `zhenshu-test-${process.pid}-`));
}

async function isRoomy(): Promise<boolean> {
  const disk = await statfs(memoryDisk).catch(() => null);
  return disk !== null && disk.bavail * disk.bsize > roomBytes && freemem() > roomBytes;
}

async function removeLeftovers(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const owner = Number(ownFolder.exec(name)?.[1] ?? Number.NaN);
    if (Number.isNaN(owner) || isAlive(owner)) continue;
    await rm(join(parent, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
