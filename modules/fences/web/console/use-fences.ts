import {
  keepPreviousData,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useCallback } from 'react';
import { createClient } from '#ui/api/index.ts';
import { useLive } from '#ui/live/index.ts';
import { api, type FenceEvent } from '../../contract.ts';

/** The client of this module. */
export const fences = createClient(api);

/** All fences; read anew when something happens at one. */
export function useFences() {
  useLive('fences.', undefined, [
    ['fences', 'list'],
    ['fences', 'log'],
  ]);
  return useQuery({ queryKey: ['fences', 'list'], queryFn: async () => fences.list({}) });
}

/** What a fence may name. */
export function useChoices() {
  return useQuery({ queryKey: ['fences', 'choices'], queryFn: async () => fences.choices({}) });
}

/** What the log is narrowed to. */
export interface LogFilter {
  readonly fenceId?: string;
  readonly thingId?: string;
  readonly event?: FenceEvent;
}

/** What happened, newest first, page by page. */
export function useLog(filter: LogFilter) {
  return useInfiniteQuery({
    queryKey: ['fences', 'log', filter],
    queryFn: async ({ pageParam }) =>
      fences.happenings({ query: { ...filter, ...(pageParam ? { cursor: pageParam } : {}) } }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
}

/** Reads everything anew after a change. */
export function useRenew(): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(async () => queries.invalidateQueries({ queryKey: ['fences'] }), [queries]);
}
