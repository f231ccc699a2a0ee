import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { answersOf, keepAnswer, wipeAnswers } from './database.ts';

const keptForMs = 7 * 24 * 3600 * 1000;

/**
 * Options of a query whose answer is kept on the phone: `useQuery({ ...kept, queryKey, queryFn })`.
 * Asked even when the phone says it has no network, so that a failure is seen, not waited for.
 */
export const kept = {
  meta: { keep: true },
  gcTime: Number.POSITIVE_INFINITY,
  networkMode: 'always',
  refetchOnReconnect: true,
} as const;

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
    const { queryKey, updatedAt } = answer;
    const known = queries.getQueryState(queryKey);
    if ((known?.dataUpdatedAt ?? 0) >= updatedAt) continue;
    // Built with its own options first: a query that nobody shows yet must not be collected.
    const options = queries.defaultQueryOptions({ ...kept, queryKey });
    queries
      .getQueryCache()
      .build(queries, options)
      .setData(answer.data, { updatedAt, manual: true });
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
