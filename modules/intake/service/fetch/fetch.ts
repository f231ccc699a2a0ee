/** Fetching from a source, part by part. */
import type { Ctx } from '#platform/context/index.ts';
import { problem } from '../../problems.ts';
import type { BatchRow } from '../../store/tables.ts';

/** Fetches the next part of a batch and keeps it with the place where the next begins. */
export async function fetchPart(_ctx: Ctx, batch: BatchRow): Promise<void> {
  throw problem('source-unreachable', { source: batch.title, reason: '' });
}
