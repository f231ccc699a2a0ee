import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { createClient } from '#ui/api/index.ts';
import { api } from '../../contract/index.ts';

/** The client of this module. */
export const ledger = createClient(api);

const renewMs = 10_000;

/** The log at a glance. */
export function useOverview() {
  return useQuery({
    queryKey: ['ledger', 'overview'],
    queryFn: async () => ledger.overview({}),
    refetchInterval: renewMs,
  });
}

/** Entries, a page at a time. */
export function useEntries(words: string) {
  return useInfiniteQuery({
    queryKey: ['ledger', 'entries', words],
    queryFn: async ({ pageParam }) =>
      ledger.entries({
        query: { ...(words ? { q: words } : {}), ...(pageParam ? { cursor: pageParam } : {}) },
      }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}

/** A subject's history with all that is needed to check it. */
export function useHistory(source: string, subject: string) {
  return useQuery({
    queryKey: ['ledger', 'history', source, subject],
    queryFn: async () => ledger.history({ query: { source, subject } }),
    enabled: source !== '' && subject !== '',
  });
}

/** Reads everything anew after a change. */
export function useRenew(): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(async () => queries.invalidateQueries({ queryKey: ['ledger'] }), [queries]);
}
