/**
 * Processor time of the processes under measure. Other work on the machine makes answers slower but not this:
 * a bench that says it can be compared with a run of another day.
 */
import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

/** Processor time since the processes began, in milliseconds. */
export interface ProcessorTime {
  readonly serverMs: number;
  /** PostgreSQL with all its processes, those that ended too. */
  readonly databaseMs: number;
}

/** Linux counts in hundredths of a second, on every machine that Node runs on. */
const tickMs = 10;
/** Places in /proc/PID/stat after the name: parent, own time (user, system), that of children that ended. */
const [parentAt, ownAt, endedAt] = [1, [11, 12], [13, 14]] as const;

/**
 * Reads what a server process and its PostgreSQL have used.
 * @returns null where the system does not tell (it is told on Linux)
 */
export async function processorTime(
  serverPid: number,
  postmasterPid: number,
): Promise<ProcessorTime | null> {
  const server = await fieldsOf(serverPid);
  const postmaster = await fieldsOf(postmasterPid);
  if (!server || !postmaster) return null;
  let databaseTicks = sum(postmaster, [...ownAt, ...endedAt]);
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const fields = await fieldsOf(Number(pid));
    if (fields && Number(fields[parentAt]) === postmasterPid) databaseTicks += sum(fields, ownAt);
  }
  return { serverMs: sum(server, ownAt) * tickMs, databaseMs: databaseTicks * tickMs };
}

async function fieldsOf(pid: number): Promise<string[] | null> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  // The name may hold spaces and brackets; what is counted stands behind its last bracket.
  return text === null ? null : text.slice(text.lastIndexOf(')') + 2).split(' ');
}

function sum(fields: readonly string[], places: readonly number[]): number {
  return places.reduce((total, at) => total + Number(fields[at]), 0);
}

/** What was used between two readings. */
export function timeBetween(
  before: ProcessorTime | null,
  after: ProcessorTime | null,
): ProcessorTime | null {
  if (!before || !after) return null;
  return {
    serverMs: after.serverMs - before.serverMs,
    databaseMs: after.databaseMs - before.databaseMs,
  };
}

const lookEveryMs = 1000;
/** Less than this between two looks is what a server uses that does nothing. */
const restMs = 150;
const longestMs = 60_000;

/**
 * Waits until server and PostgreSQL have done what they had to: what a process does after its start must not be
 * counted against the first round. After a minute it goes on all the same.
 */
export async function untilAtRest(serverPid: number, postmasterPid: number): Promise<void> {
  const until = performance.now() + longestMs;
  let before = await processorTime(serverPid, postmasterPid);
  while (before && performance.now() < until) {
    await delay(lookEveryMs);
    const now = await processorTime(serverPid, postmasterPid);
    const used = timeBetween(before, now);
    if (!used || used.serverMs + used.databaseMs < restMs) return;
    before = now;
  }
}
