/** What a fetcher gives: rows as texts, and where the next part begins. */
import { OutwardRefused } from '#platform/outward/index.ts';
import { Problem } from '#platform/problems/index.ts';
import { problem } from '../../problems.ts';
import type { SourceRow } from '../tables.ts';

/** One part. */
export interface Fetched {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
  /** Where the next part begins; null: this was the last. */
  readonly next: string | null;
  /** Largest value of the growing column that this run takes in; null without one. */
  readonly watermark: string | null;
}

/** Where a run stands. */
export interface FetchState {
  /** Null at the beginning. */
  readonly cursor: string | null;
  /** Found at the beginning of this run. */
  readonly upTo: string | null;
}

/** Fetches one part. @throws source-unreachable, source-answer-faulty */
export type Fetcher = (source: SourceRow, state: FetchState) => Promise<Fetched>;

/** Rows of one part. */
export const fetchRows = 20_000;
/** How long a source may be silent. */
export const silentMs = 30_000;

/** An error of a source in words. */
export function unreachable({ title }: Pick<SourceRow, 'title'>, error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof OutwardRefused) {
    return problem('source-unreachable', { source: title, reason: '地址在内网，未获准访问' });
  }
  const text = error instanceof Error ? error.message : String(error);
  return problem('source-unreachable', {
    source: title,
    reason: text.split('\n')[0]?.slice(0, 160) ?? '',
  });
}
