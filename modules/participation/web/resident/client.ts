import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { createClient, isSignedOut } from '#ui/api/index.ts';
import { useText } from '#ui/index.ts';
import { useLive } from '#ui/live/use-live.ts';
import { api } from '../../contract/index.ts';

/** The client of this module. */
export const participation = createClient(api);

/** Reads everything of participation anew while others act. */
export function useLiveParticipation(): void {
  useLive('participation.', undefined, [['participation']]);
}

/** Picks the words of the screen's language. */
export function usePick() {
  const { locale } = useText();
  return (zh: string, en: string): string => (locale === 'en' && en) || zh;
}

/** The villages of the town. */
export function useVillages() {
  const { locale } = useText();
  return useQuery({
    queryKey: ['reports', 'choices', locale, ''],
    queryFn: async () => {
      // One page asks; the others do without all that belongs to reports.
      const { api: reportsApi } = await import('#modules/reports/contract/index.ts');
      return createClient(reportsApi).choices({ query: {} });
    },
    staleTime: 300_000,
  });
}

/** An act with its waiting and its fault; afterwards everything is read anew. */
export function useDoing() {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const run = async (work: () => Promise<unknown>): Promise<boolean> => {
    setBusy(true);
    setError(null);
    try {
      await work();
      await queries.invalidateQueries({ queryKey: ['participation'] });
      return true;
    } catch (fault) {
      setError(fault);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, error, run };
}

/** Whether a query or act wants the telephone proved first. */
export const wantsPhone = (error: unknown): boolean => isSignedOut(error);

/** Settings of own queries: who is signed out is not asked again. */
export const ownQuery = {
  retry: (_count: number, error: unknown): boolean => !isSignedOut(error) && _count < 2,
};
