/** The port of a service, as its environment variable says it. */
import { ConfigError, type Environment } from '../config/index.ts';

/** A variable that names a port, and what holds when it is not set. */
export interface PortSetting {
  readonly variable: string;
  readonly standard: number;
}

/**
 * Reads a port: a number, `0` for any free one, `off` for none.
 * @returns null when the service is not to be started
 * @throws ConfigError naming the variable
 */
export function portOf(
  environment: Environment,
  { variable, standard }: PortSetting,
): number | null {
  const text = environment[variable]?.trim() || String(standard);
  if (text.toLowerCase() === 'off') return null;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  const problem = `is "${text}"; allowed is a port from 1 to 65535, 0 for any free one, or off`;
  throw new ConfigError([{ name: variable, problem }]);
}

/** What a listening error means for who set the variable. */
export function listenFault(error: NodeJS.ErrnoException, variable: string, port: number): Error {
  const problems: Readonly<Record<string, string>> = {
    EADDRINUSE: `is ${port}, which another program listens on; give another port or off`,
    EACCES: `is ${port}, which this account may not listen on; give a port above 1023`,
  };
  const problem = problems[error.code ?? ''];
  return problem ? new ConfigError([{ name: variable, problem }]) : error;
}
