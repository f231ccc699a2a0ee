import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { api as reportsApi } from '#modules/reports/contract/index.ts';
import { defineApi, type Static, Type } from '#platform/contract/index.ts';
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

type Choices = Static<(typeof reportsApi)['operations']['choices']['reply']>;

/**
 * The one operation of reports that is asked here, with no more of its contract than its types: all its shapes would weigh more than
 * the page that asks.
 */
const places = createClient(
  defineApi('reports', {
    choices: {
      method: 'GET',
      path: '/reports/choices',
      summary: 'Places of the town',
      permission: 'public',
      reply: Type.Unsafe<Choices>({}),
    },
  }),
);

/** The villages of the town. */
export function useVillages() {
  const { locale } = useText();
  return useQuery({
    queryKey: ['reports', 'choices', locale, ''],
    queryFn: () => places.choices({}),
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

/** Who looks: whether signed in, and on the roll. Asked before what is the own, so that visitors are not refused in vain. */
export function useOwnVoice() {
  return useQuery({
    queryKey: ['participation', 'ownVoice'],
    queryFn: async () => participation.ownVoice({}),
  });
}

/** Whether a query or act wants the telephone proved first. */
export const wantsPhone = (error: unknown): boolean => isSignedOut(error);

/** Settings of own queries: who is signed out is not asked again. */
export const ownQuery = {
  retry: (_count: number, error: unknown): boolean => !isSignedOut(error) && _count < 2,
};
