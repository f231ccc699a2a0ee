import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What a running PostgreSQL writes into `postmaster.pid` about itself. */
export interface PostmasterFile {
  readonly pid: number;
  readonly port: number | undefined;
  /** Folder of its Unix socket, where it has one. */
  readonly socketDirectory: string | undefined;
  /** It accepts connections. */
  readonly ready: boolean;
}

/**
 * Reads the text of `postmaster.pid`: one fact a line (pid, data directory, start time, port, socket
 * folder, listen address, shared memory key, status), written little by little while starting.
 * Source: PostgreSQL 18, src/include/utils/pidfile.h.
 *
 * @returns undefined when not even the process number is there yet
 */
export function parsePostmasterFile(text: string): PostmasterFile | undefined {
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  const port = Number(lines[3]);
  return {
    pid,
    port: Number.isInteger(port) && port > 0 ? port : undefined,
    socketDirectory: lines[4]?.trim() || undefined,
    ready: lines[7]?.trim() === 'ready',
  };
}

/** Reads `postmaster.pid` of a cluster; undefined when there is none. */
export async function readPostmasterFile(
  clusterDirectory: string,
): Promise<PostmasterFile | undefined> {
  const text = await readFile(join(clusterDirectory, 'postmaster.pid'), 'utf8').catch(() => '');
  return parsePostmasterFile(text);
}
