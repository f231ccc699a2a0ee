import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { api as dutiesApi } from '#modules/duties/contract/index.ts';
import { api as thingsApi } from '#modules/things/contract/index.ts';
import { api as townsApi } from '#modules/towns/contract.ts';
import { createClient } from '#ui/api/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { useLive } from '#ui/live/index.ts';
import { api } from '../../../contract/index.ts';

/** The client of this module. */
export const alarms = createClient(api);

/** Keys of what the pages read. */
export const keys = {
  all: ['alarms'],
  list: ['alarms', 'list'],
  counts: ['alarms', 'counts'],
  map: ['alarms', 'map'],
  one: (alarmId: string) => ['alarms', 'one', alarmId],
  rules: ['alarms', 'rules'],
  choices: ['alarms', 'choices'],
} as const;

/** Numbers of what is active. */
export function useCounts() {
  return useQuery({ queryKey: keys.counts, queryFn: () => alarms.counts({}) });
}

/** Every rule. */
export function useRules() {
  return useQuery({ queryKey: keys.rules, queryFn: async () => (await alarms.rules({})).items });
}

/** What rules can be made of. */
export function useRuleChoices() {
  return useQuery({
    queryKey: keys.choices,
    queryFn: () => alarms.ruleChoices({}),
    staleTime: 60_000,
  });
}

const minutesMs = 300_000;

/** Villages and departments by id, in the language of the screen. */
export function useGroundNames(): (id: string | null) => string {
  const { locale } = useText();
  const ground = useQuery({
    queryKey: ['towns', 'ground', 'names'],
    queryFn: async () => createClient(townsApi).ground({ query: {} }),
    staleTime: minutesMs,
  }).data;
  const all = [...(ground?.villages ?? []), ...(ground?.departments ?? [])];
  return (id) => {
    const found = all.find((one) => one.id === id);
    return found ? (locale === 'en' && found.nameEn) || found.nameZh : '';
  };
}

/** Villages as choices. */
export function useVillages() {
  const { locale } = useText();
  const ground = useQuery({
    queryKey: ['towns', 'ground', 'names'],
    queryFn: async () => createClient(townsApi).ground({ query: {} }),
    staleTime: minutesMs,
  }).data;
  return (ground?.villages ?? []).map((one) => ({
    value: one.id,
    label: (locale === 'en' && one.nameEn) || one.nameZh,
  }));
}

/** Categories of cases as choices, found by code and words. */
export function useCategoryChoices() {
  const { locale } = useText();
  const categories = useQuery({
    queryKey: ['duties', 'categories'],
    queryFn: async () => createClient(dutiesApi).categories({ query: {} }),
    staleTime: minutesMs,
  }).data;
  return (categories?.items ?? [])
    .filter(({ active }) => active)
    .map((one) => ({
      value: one.code,
      label: `${one.code} ${(locale === 'en' && one.nameEn) || one.nameZh}`,
    }));
}

/** Events are gathered so long, so that a storm of alarms is one question to the server. */
const gatherMs = 250;

/** Keeps lists, numbers and open alarms true while they are on the screen. */
export function useAlarmChanges(): void {
  const queries = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const onEvent = useCallback(() => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void queries.invalidateQueries({ queryKey: keys.all });
    }, gatherMs);
  }, [queries]);
  useLive(['alarms.'], onEvent);
  useEffect(() => () => clearTimeout(timer.current), []);
}

/** Models as choices. */
export function useModelChoices() {
  const { locale } = useText();
  const models = useQuery({
    queryKey: ['things', 'models'],
    queryFn: async () => createClient(thingsApi).models({}),
    staleTime: minutesMs,
  }).data;
  return (models?.items ?? []).map((one) => ({
    value: one.code,
    label: (locale === 'en' && one.nameEn) || one.nameZh,
  }));
}
