import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { createClient } from '#ui/api/index.ts';
import { serverNow } from '#ui/i18n/clock.ts';
import { api } from '../../contract.ts';

/** The client of this module. */
export const environment = createClient(api);

/** All stations; read anew every minute, as stations report. */
export function useBoard() {
  return useQuery({
    queryKey: ['environment', 'board'],
    queryFn: async () => environment.board({}),
    refetchInterval: 60_000,
  });
}

/** The hours of an air station up to now. */
export function useAirHours(thingId: string, hours: number) {
  return useQuery({
    queryKey: ['environment', 'air', thingId, hours],
    queryFn: async () => environment.airHours({ params: { thingId }, query: lastHours(hours) }),
    placeholderData: keepPreviousData,
  });
}

/** The samples of a water station up to now. */
export function useWaterTimes(thingId: string, hours: number) {
  return useQuery({
    queryKey: ['environment', 'water', thingId, hours],
    queryFn: async () => environment.waterTimes({ params: { thingId }, query: lastHours(hours) }),
    placeholderData: keepPreviousData,
  });
}

/** A local day of a noise meter. */
export function useNoiseDay(thingId: string, date: string) {
  return useQuery({
    queryKey: ['environment', 'noise', thingId, date],
    queryFn: async () => environment.noiseDay({ params: { thingId }, query: { date } }),
    placeholderData: keepPreviousData,
  });
}

/** The report of some days. */
export function useReport(from: string, to: string) {
  return useQuery({
    queryKey: ['environment', 'report', from, to],
    queryFn: async () => environment.report({ query: { from, to } }),
    placeholderData: keepPreviousData,
  });
}

/** Reads everything anew after a change. */
export function useRenew(): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(
    async () => queries.invalidateQueries({ queryKey: ['environment'] }),
    [queries],
  );
}

function lastHours(hours: number): { from: string; to: string } {
  const hourMs = 3_600_000;
  const to = Math.floor(serverNow().getTime() / hourMs) * hourMs;
  return { from: new Date(to - hours * hourMs).toISOString(), to: new Date(to).toISOString() };
}
