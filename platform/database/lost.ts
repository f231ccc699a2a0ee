/** Errors that say no more than that the database went away, or is not there. */

const codes: ReadonlySet<string> = new Set([
  '57P01', // admin_shutdown
  '57P02', // crash_shutdown
  '57P03', // cannot_connect_now
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
]);

const words =
  /^(Connection terminated|timeout exceeded when trying to connect|terminating connection|the database system is shutting down|Client has encountered a connection error|Cannot use a pool after calling end)/;

/** Whether an error, or what caused it, is a lost connection to the database. */
export function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, syscall } = error as NodeJS.ErrnoException;
  // A Unix socket whose server is gone.
  if (code === 'ENOENT') return syscall === 'connect';
  if (code !== undefined && codes.has(code)) return true;
  return words.test(error.message) || isConnectionLost(error.cause);
}
