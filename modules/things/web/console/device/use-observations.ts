import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api } from '#modules/observations/contract/index.ts';
import { createClient } from '#ui/api/index.ts';
import { serverNow } from '#ui/i18n/clock.ts';

/** The client of the module of observations. */
export const observations = createClient(api);

/** How often what a device sends is read anew, milliseconds. */
const everyMs = 10_000;

/** The newest value of each property. */
export function useLatest(thingId: string) {
  return useQuery({
    queryKey: ['observations', 'latest', thingId],
    queryFn: async () => observations.latest({ params: { thingId } }),
    refetchInterval: everyMs,
  });
}

/** A span up to now. */
export function lastHours(hours: number): { from: string; to: string } {
  const minuteMs = 60_000;
  const to = Math.ceil(serverNow().getTime() / minuteMs) * minuteMs;
  return {
    from: new Date(to - hours * 3_600_000).toISOString(),
    to: new Date(to).toISOString(),
  };
}

/** What is asked of the history of one property. */
export interface Asked {
  readonly key: string;
  readonly hours: number;
  readonly quality: 'N' | 'all';
}

/** Numbers of a property, down-sampled to what a chart can show. */
export function useHistory(thingId: string, { key, hours, quality }: Asked) {
  return useQuery({
    queryKey: ['observations', 'history', thingId, key, hours, quality],
    queryFn: async () =>
      observations.history({
        params: { thingId },
        query: { key, points: 600, quality, ...lastHours(hours) },
      }),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
}

/** Values of a property one by one, oldest first. */
export function useValues(thingId: string, { key, hours }: Asked) {
  return useInfiniteQuery({
    queryKey: ['observations', 'values', thingId, key, hours],
    initialPageParam: '',
    queryFn: async ({ pageParam }) =>
      observations.values({
        params: { thingId },
        query: { key, limit: 100, cursor: pageParam, ...lastHours(hours) },
      }),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}
