import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { answersOf, keepAnswer, wipeAnswers } from './database.ts';

const keptForMs = 7 * 24 * 3600 * 1000;

/**
 * Keeps the answers of queries marked `meta: { keep: true }` on the phone for a week, so that lists
 * and maps open without a network; brings them back before the first page asks.
 */
export function Kept({ ownerId, children }: { ownerId: string; children: ReactNode }) {
  const queries = useQueryClient();
  const [ready, setReady] = useState(false);
  useEffect(() => {
    void restore(queries, ownerId).finally(() => setReady(true));
    return watch(queries, ownerId);
  }, [queries, ownerId]);
  return ready ? children : null;
}

async function restore(queries: QueryClient, ownerId: string): Promise<void> {
  for (const answer of await answersOf(ownerId, Date.now() - keptForMs)) {
    const { updatedAt } = answer;
    const known = queries.getQueryState(answer.queryKey);
    if ((known?.dataUpdatedAt ?? 0) < updatedAt) {
      queries.setQueryData(answer.queryKey, answer.data, { updatedAt });
    }
  }
}

function watch(queries: QueryClient, ownerId: string): () => void {
  return queries.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success') return;
    const { query } = event;
    if (!query.meta?.['keep'] || event.action.manual) return;
    void keepAnswer({
      hash: query.queryHash,
      ownerId,
      queryKey: query.queryKey,
      data: query.state.data,
      updatedAt: query.state.dataUpdatedAt,
    });
  });
}

/** Forgets what was kept for reading; at sign-out. */
export async function forgetKept(): Promise<void> {
  await wipeAnswers();
}
