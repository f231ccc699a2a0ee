import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { createClient } from '#ui/api/index.ts';
import { serverNow } from '#ui/i18n/clock.ts';
import { api } from '../../contract.ts';

/** The client of this module. */
export const vehicles = createClient(api);

/** Where everybody is, every ten seconds. */
export function useFleet() {
  return useQuery({
    queryKey: ['vehicles', 'fleet'],
    queryFn: async () => vehicles.list({}),
    refetchInterval: 10_000,
  });
}

/** A day of a vehicle. */
export function useDay(thingId: string | null, date: string) {
  return useQuery({
    queryKey: ['vehicles', 'day', thingId, date],
    queryFn: async () => vehicles.day({ params: { thingId: thingId ?? '' }, query: { date } }),
    enabled: thingId !== null,
    placeholderData: keepPreviousData,
  });
}

/** What became of the routes on a day. */
export function useCoverage(date: string) {
  return useQuery({
    queryKey: ['vehicles', 'coverage', date],
    queryFn: async () => vehicles.coverage({ query: { date } }),
    placeholderData: keepPreviousData,
  });
}

/** All routes. */
export function useRoutes() {
  return useQuery({ queryKey: ['vehicles', 'routes'], queryFn: async () => vehicles.routes({}) });
}

/** Reads everything anew after a change. */
export function useRenew(): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(async () => queries.invalidateQueries({ queryKey: ['vehicles'] }), [queries]);
}

/** Today in the town, `YYYY-MM-DD`. */
export function townToday(): string {
  return new Date(serverNow().getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}
