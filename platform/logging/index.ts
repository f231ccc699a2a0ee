/** The process's log: one JSON object a line, or lines for eyes in a terminal. Never personal data. */
import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino';
import { maskLine } from './mask-line.ts';
import { prettyLine } from './pretty.ts';
import { CENSORED, censorPaths } from './redaction.ts';

export type { Logger } from 'pino';

/** How to log. `Config` of platform/config fits. */
export interface LoggingOptions {
  readonly logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';
  /** `auto`: pretty in a terminal, else json. */
  readonly logFormat: 'auto' | 'json' | 'pretty';
  /** Further personal fields to censor, from the modules' manifests (last part of each name). */
  readonly personalFields?: readonly string[];
  /** Whether an error (`err`) is no news just now: its line is not written. */
  readonly isExpected?: (error: unknown) => boolean;
  /** Where to write; standard output if left out. */
  readonly destination?: NodeJS.WritableStream & { readonly isTTY?: boolean };
}

/**
 * Makes the logger of this process. Time is UTC in ISO 8601, levels are words.
 *
 * Values under names that hold personal data or secrets are replaced (see redaction.ts); numbers of persons
 * in words and stacks are masked (see mask-line.ts). Request
 * ids: pass `logger.child({ traceId })` on, or log within a request, where Fastify adds `reqId`.
 */
export function createLogger(options: LoggingOptions): Logger {
  const out = options.destination ?? process.stdout;
  const pretty =
    options.logFormat === 'pretty' || (options.logFormat === 'auto' && out.isTTY === true);
  const destination: DestinationStream = pretty
    ? { write: (line) => void out.write(prettyLine(maskLine(line), out.isTTY === true)) }
    : { write: (line) => void out.write(maskLine(line)) };
  return pino(
    {
      level: options.logLevel,
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: censorPaths(options.personalFields ?? []), censor: CENSORED },
      serializers: { err: describeError },
      hooks: { logMethod: expecting(options.isExpected) },
    },
    destination,
  );
}

type LogMethod = NonNullable<NonNullable<LoggerOptions['hooks']>['logMethod']>;

/** Leaves lines out whose error is expected. */
function expecting(isExpected: LoggingOptions['isExpected']): LogMethod {
  return function write(args, method) {
    const [facts] = args as readonly unknown[];
    const isWithError = typeof facts === 'object' && facts !== null && 'err' in facts;
    if (isWithError && isExpected?.(facts.err) === true) return;
    method.apply(this, args);
  };
}

/**
 * An error without the values it may carry: PostgreSQL's `detail` quotes the offending row, and
 * with it names and phone numbers of people.
 */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: String(error) };
  const { code, constraint, table, schema } = error as Error & Record<string, unknown>;
  const cause = error.cause === undefined ? undefined : describeError(error.cause);
  const facts = { type: error.name, message: error.message, code, schema, table, constraint };
  return { ...facts, stack: error.stack, cause };
}
