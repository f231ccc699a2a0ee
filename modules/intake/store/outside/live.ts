/** Reading a table of a source at the moment of use: what is asked of it, whichever database it is. */
import { problem } from '../../problems.ts';
import type { SourceRow } from '../tables.ts';

/** What a column of a source can be compared as; `other`: not at all. */
export type LiveType = 'text' | 'integer' | 'decimal' | 'date' | 'instant' | 'boolean' | 'other';

/** A column of a source's table. */
export interface LiveColumn {
  readonly name: string;
  readonly type: LiveType;
}

/** A condition that the source itself judges; its value goes there as a parameter. */
export interface LiveCondition {
  readonly column: string;
  readonly type: LiveType;
  readonly op: 'equals' | 'startsWith' | 'in' | 'atLeast' | 'atMost';
  readonly value: string | number | boolean | readonly (string | number)[];
}

/** Which rows of a table. */
export interface LiveAsked {
  readonly columns: readonly string[];
  /** By which rows are told apart and put in order. */
  readonly keyColumns: readonly string[];
  readonly where: readonly LiveCondition[];
  /** Only the rows behind that key, or only the row of that key. */
  readonly from: { readonly after: readonly string[] } | { readonly at: readonly string[] } | null;
  readonly limit: number;
}

/** A table of a source that is open for reading, in one transaction: all that is read of it is of one moment. */
export interface LiveTable {
  /** Its columns; asked of the source once. @throws live-table-gone, live-too-slow, live-unreachable */
  readonly columns: () => Promise<readonly LiveColumn[]>;
  /** Rows in the order of their keys, each column as a text. @throws live-too-slow, live-unreachable */
  readonly rows: (asked: LiveAsked) => Promise<readonly (readonly (string | null)[])[]>;
  /** How many rows it has. @throws live-too-slow, live-unreachable */
  readonly count: () => Promise<number>;
}

/** Where a table is. */
export type LivePlace = Pick<SourceRow, 'title' | 'settings' | 'secret' | 'kind'>;

/** A table or view that an account may read. */
export interface LiveName {
  /** As it is asked for; of PostgreSQL with its schema. */
  readonly name: string;
  readonly isView: boolean;
  /** Columns of its primary key, in order; empty for a view. */
  readonly keyColumns: readonly string[];
}

/** A reader waits: a page that takes longer is not worth it, for the source neither. */
export const statementMs = 10_000;
/** Tables that are offered. */
export const mostTables = 1000;

/** Codes by which the databases say that a statement took too long: PostgreSQL; MySQL, MariaDB, and the drivers of both. */
const slowCodes = new Set(['57014', 'ER_QUERY_TIMEOUT', 'PROTOCOL_SEQUENCE_TIMEOUT']);
const slowNumbers = new Set([3024, 1969]);
/** A table, or a column of a view, that is not there any more. */
const goneCodes = new Set(['42P01', '42703', '3F000', 'ER_NO_SUCH_TABLE', 'ER_BAD_FIELD_ERROR']);

/** An error of a source in words that are right for reading in place. */
export function liveFault({ title, settings }: LivePlace, error: unknown): Error {
  const {
    code,
    errno,
    message = '',
  } = error as {
    code?: string;
    errno?: number;
    message?: string;
  };
  const isSlow =
    slowCodes.has(code ?? '') || slowNumbers.has(errno ?? 0) || message === 'Query read timeout';
  if (isSlow) return problem('live-too-slow', { source: title, seconds: statementMs / 1000 });
  if (goneCodes.has(code ?? '')) {
    return problem('live-table-gone', { source: title, table: settings.table ?? '' });
  }
  return error as Error;
}
