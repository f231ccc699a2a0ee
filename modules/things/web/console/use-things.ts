import {
  keepPreviousData,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useCallback } from 'react';
import { api as townsApi } from '#modules/towns/contract.ts';
import { createClient } from '#ui/api/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { api, type ThingFilter } from '../../contract/index.ts';

/** The client of this module. */
export const things = createClient(api);

/** The list, page by page. */
export function useThings(filter: ThingFilter) {
  return useInfiniteQuery({
    queryKey: ['things', 'list', filter],
    initialPageParam: '',
    queryFn: async ({ pageParam }) => things.things({ query: { ...filter, cursor: pageParam } }),
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  });
}

/** Numbers over a filter. */
export function useCounts(filter: ThingFilter) {
  return useQuery({
    queryKey: ['things', 'counts', filter],
    queryFn: async () => things.thingCounts({ query: filter }),
    placeholderData: keepPreviousData,
  });
}

/** Devices on the map. */
export function useThingMap(filter: ThingFilter) {
  return useQuery({
    queryKey: ['things', 'map', filter],
    queryFn: async () => things.thingMap({ query: filter }),
    placeholderData: keepPreviousData,
  });
}

/** A device with its model and twin. */
export function useThing(id: string) {
  return useQuery({
    queryKey: ['things', 'one', id],
    queryFn: async () => things.thing({ params: { id } }),
  });
}

/** Models in force. */
export function useModels() {
  return useQuery({
    queryKey: ['things', 'models'],
    queryFn: async () => things.models({}),
  });
}

/** Groups with their sizes. */
export function useGroups() {
  return useQuery({
    queryKey: ['things', 'groups'],
    queryFn: async () => things.groups({}),
  });
}

/** Villages, grid cells and departments, for names and choices. */
export function useGround() {
  return useQuery({
    queryKey: ['towns', 'ground', 'names'],
    queryFn: async () => createClient(townsApi).ground({ query: {} }),
  });
}

/** Reads everything about devices anew after a change. */
export function useRenewThings(): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(async () => queries.invalidateQueries({ queryKey: ['things'] }), [queries]);
}

/** The name in the language of the screen. */
export function useNameOf() {
  const { locale } = useText();
  return useCallback(
    (one: { readonly nameZh: string; readonly nameEn: string } | undefined): string =>
      one ? (locale === 'en' && one.nameEn) || one.nameZh : '',
    [locale],
  );
}

/** Choices for a select, by name in the language of the screen. */
export function useChoices() {
  const nameOf = useNameOf();
  const models = useModels().data?.items ?? [];
  const groups = useGroups().data?.items ?? [];
  const ground = useGround().data;
  const option = (value: string, one: { nameZh: string; nameEn: string }) => {
    return { value, label: nameOf(one) };
  };
  return {
    models: models.filter(({ retired }) => !retired).map((one) => option(one.code, one)),
    groups: groups.map((one) => option(one.code, one)),
    villages: (ground?.villages ?? []).map((one) => option(one.id, one)),
    departments: (ground?.departments ?? []).map((one) => option(one.id, one)),
  };
}
