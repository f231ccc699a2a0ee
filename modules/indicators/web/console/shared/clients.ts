import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { api as townsApi } from '#modules/towns/contract.ts';
import { createClient } from '#ui/api/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { useLive } from '#ui/live/index.ts';
import { api, type Indicator, type ValueQuery } from '../../../contract/index.ts';
import type { Days } from './days.ts';

/** The client of this module. */
export const indicators = createClient(api);

/** Keys of what the pages read. */
export const keys = {
  all: ['indicators'],
  list: ['indicators', 'list'],
  overview: ['indicators', 'overview'],
  checks: ['indicators', 'checks'],
  facts: ['indicators', 'facts'],
} as const;

/** All definitions, those out of use too where asked. */
export function useIndicators(inactive = false) {
  return useQuery({
    queryKey: [...keys.list, inactive],
    queryFn: async () => (await indicators.list({ query: inactive ? { inactive } : {} })).items,
  });
}

/** One definition with its versions. */
export function useIndicator(code: string) {
  return useQuery({
    queryKey: [...keys.all, 'one', code],
    queryFn: () => indicators.one({ params: { code } }),
    enabled: code !== '',
  });
}

/** All numbers of a span at a glance. */
export function useOverview(days: Days) {
  return useQuery({
    queryKey: [...keys.overview, days],
    queryFn: () => indicators.overview({ query: { ...days } }),
    placeholderData: keepPreviousData,
  });
}

/** The answer to a question. */
export function useValues(code: string, query: ValueQuery) {
  return useQuery({
    queryKey: [...keys.all, 'values', code, query],
    queryFn: () => indicators.values({ params: { code }, query }),
    placeholderData: keepPreviousData,
  });
}

/** What formulas may name. */
export function useFacts() {
  return useQuery({
    queryKey: keys.facts,
    queryFn: async () => (await indicators.facts({})).items,
    staleTime: 300_000,
  });
}

/** Departments as choices of an owner. */
export function useDepartments() {
  const { locale } = useText();
  const ground = useQuery({
    queryKey: ['towns', 'ground', 'names'],
    queryFn: async () => createClient(townsApi).ground({ query: {} }),
    staleTime: 300_000,
  }).data;
  return (ground?.departments ?? []).map((one) => ({
    value: one.id,
    label: (locale === 'en' && one.nameEn) || one.nameZh,
  }));
}

/** The name of a definition in the language of the screen. */
export function useNameOf() {
  const { locale } = useText();
  return useCallback(
    ({ nameZh, nameEn }: { readonly nameZh: string; readonly nameEn: string }): string =>
      (locale === 'en' && nameEn) || nameZh,
    [locale],
  );
}

/** The meaning of a definition in the language of the screen. */
export function useMeaningOf() {
  const { locale } = useText();
  return ({ meaningZh, meaningEn }: Pick<Indicator, 'meaningZh' | 'meaningEn'>): string =>
    (locale === 'en' && meaningEn) || meaningZh;
}

/** Changes are gathered so long, so that a busy hour is one question a second to the server. */
const gatherMs = 1000;

/** Reads numbers anew when something that they stand on was summed. */
export function useNumberChanges(): void {
  const queries = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const onEvent = useCallback(() => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void queries.invalidateQueries({ queryKey: keys.all });
    }, gatherMs);
  }, [queries]);
  useLive(['indicators.changed'], onEvent);
  useEffect(() => () => clearTimeout(timer.current), []);
}
