import { readdir, readFile, readlink } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

/** Whether a process with this number exists (ours or anybody's). */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * What tells one life of a process number from the next: start of the machine and start of the
 * process within it. Empty where the system does not say (not Linux) or the process is gone.
 */
export async function birthOf(pid: number): Promise<string> {
  try {
    const line = await readFile(`/proc/${pid}/stat`, 'utf8');
    // proc_pid_stat(5): the name may hold blanks and brackets; starttime is field 22.
    const startTicks = line.slice(line.lastIndexOf(')') + 2).split(' ')[19] ?? '';
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
    return `${boot.trim()}/${startTicks}`;
  } catch {
    return '';
  }
}

/** Whether the process is the main PostgreSQL process of the given cluster directory. */
export async function isPostmasterOf(pid: number, clusterDirectory: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined);
  // Without /proc (macOS) the pid file is believed; PostgreSQL itself does no better.
  if (command === undefined) return process.platform !== 'linux';
  const words = command.split('\0');
  return (words[0] ?? '').endsWith('postgres') && words.includes(clusterDirectory);
}

/**
 * PostgreSQL's servants that still work in a cluster directory, by process number. Only Linux tells;
 * elsewhere the list is empty.
 */
export async function processesIn(clusterDirectory: string): Promise<number[]> {
  const numbers = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  const found: number[] = [];
  for (const name of numbers) {
    const place = await readlink(`/proc/${name}/cwd`).catch(() => '');
    const title =
      place === clusterDirectory
        ? await readFile(`/proc/${name}/comm`, 'utf8').catch(() => '')
        : '';
    if (title.trim() === 'postgres') found.push(Number(name));
  }
  return found;
}

/** Sends a signal; a process that is already gone is no error. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Waits until a condition holds. Answers false when the time ran out before. */
export async function waitUntil(
  holds: () => boolean | Promise<boolean>,
  limitMs: number,
): Promise<boolean> {
  const end = performance.now() + limitMs;
  while (!(await holds())) {
    if (performance.now() > end) return false;
    await delay(15);
  }
  return true;
}
