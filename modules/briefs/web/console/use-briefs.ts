import {
  keepPreviousData,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useCallback } from 'react';
import { createClient } from '#ui/api/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { useLive } from '#ui/live/index.ts';
import { api as indicatorsApi } from '#modules/indicators/contract/index.ts';
import { api as peopleApi } from '#modules/people/contract.ts';
import { api, type BriefKind, type Period, type Words } from '../../contract/index.ts';

/** The client of this module. */
export const briefs = createClient(api);

/** Past briefs, the newest first; new ones appear by themselves. */
export function useBriefs(code: string | undefined) {
  useLive('brief.', undefined, [['briefs', 'list']]);
  return useInfiniteQuery({
    queryKey: ['briefs', 'list', code ?? ''],
    queryFn: async ({ pageParam }) =>
      briefs.list({
        query: {
          limit: 30,
          ...(code ? { code } : {}),
          ...(pageParam ? { cursor: pageParam } : {}),
        },
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}

/** One brief. */
export function useBrief(briefId: string) {
  const { locale } = useText();
  return useQuery({
    queryKey: ['briefs', 'one', briefId, locale],
    queryFn: async () => briefs.one({ params: { briefId } }),
  });
}

/** To whom a brief went. */
export function useDeliveries(briefId: string) {
  return useQuery({
    queryKey: ['briefs', 'deliveries', briefId],
    queryFn: async () => briefs.deliveries({ params: { briefId } }),
  });
}

/** Templates. */
export function useTemplates() {
  return useQuery({
    queryKey: ['briefs', 'templates'],
    queryFn: async () => briefs.templates({}),
  });
}

/** One template with its versions. */
export function useTemplate(code: string) {
  return useQuery({
    queryKey: ['briefs', 'templates', code],
    queryFn: async () => briefs.template({ params: { code } }),
  });
}

/** What the editor of templates offers: indicators, roles and people. */
export function useChoices() {
  const { locale } = useText();
  const indicators = useQuery({
    queryKey: ['indicators', 'list'],
    queryFn: async () => createClient(indicatorsApi).list({ query: {} }),
    staleTime: 60_000,
  });
  const people = createClient(peopleApi);
  const roles = useQuery({
    queryKey: ['people', 'roles'],
    queryFn: async () => people.roles({}),
    staleTime: 60_000,
    retry: false,
  });
  const staff = useQuery({
    queryKey: ['people', 'staff', 'names'],
    queryFn: async () => people.staff({ query: { inactive: true } }),
    staleTime: 60_000,
    retry: false,
  });
  const named = ({ nameZh, nameEn }: { nameZh: string; nameEn: string }): string =>
    locale === 'zh' ? nameZh : nameEn || nameZh;
  return {
    indicators: (indicators.data?.items ?? []).map((one) => ({
      value: one.code,
      label: named(one),
    })),
    roles: (roles.data?.roles ?? []).map((one) => ({ value: one.code, label: named(one) })),
    staff: (staff.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
  };
}

/** Reads everything anew after a change. */
export function useRenew(): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(async () => queries.invalidateQueries({ queryKey: ['briefs'] }), [queries]);
}

/** Texts in the chosen language. */
export function useWords(): (words: Words) => string {
  const { locale } = useText();
  return (words) => words[locale];
}

/** A period as people say it. */
export function usePeriod(): (kind: BriefKind, period: Period) => string {
  const { t } = useText();
  return (kind, { from, to }) => {
    const [year = '', month = '', date = ''] = from.split('-').map((part) => String(Number(part)));
    const [toYear = '', toMonth = '', toDate = ''] = to
      .split('-')
      .map((part) => String(Number(part)));
    if (kind === 'monthly') return t('briefs.period.month', { year, month });
    if (from === to) return t('briefs.period.day', { year, month, date });
    const key = year !== toYear ? 'years' : month !== toMonth ? 'months' : 'days';
    return t(`briefs.period.${key}`, { year, month, date, toYear, toMonth, toDate });
  };
}
