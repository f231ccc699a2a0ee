import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { createClient } from '#ui/api/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { useLive } from '#ui/live/index.ts';
import { api } from '../../contract/index.ts';

/** The client of this module. */
export const lighting = createClient(api);

/** The control page's data: read anew when something is switched, and every half minute. */
export function useBoard() {
  useLive('lighting.', undefined, [['lighting', 'board']]);
  return useQuery({
    queryKey: ['lighting', 'board'],
    queryFn: async () => lighting.board({}),
    refetchInterval: 30_000,
  });
}

/** Programmes, calendars, groups and settings. */
export function usePlan() {
  return useQuery({ queryKey: ['lighting', 'plan'], queryFn: async () => lighting.plan({}) });
}

/** The saving of a month. */
export function useSaving(month: string) {
  return useQuery({
    queryKey: ['lighting', 'saving', month],
    queryFn: async () => lighting.saving({ query: { month } }),
    placeholderData: keepPreviousData,
  });
}

/** Who overrode what. */
export function useLog() {
  return useQuery({ queryKey: ['lighting', 'log'], queryFn: async () => lighting.overrides({}) });
}

/** Reads everything anew after a change. */
export function useRenew(): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(async () => queries.invalidateQueries({ queryKey: ['lighting'] }), [queries]);
}

/** A name in the chosen language. */
export function useName(): (one: { readonly nameZh: string; readonly nameEn: string }) => string {
  const { locale } = useText();
  return ({ nameZh, nameEn }) => (locale === 'zh' ? nameZh : nameEn || nameZh);
}
