import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { createClient } from '#ui/api/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { api, type GroundView } from '../../contract.ts';

/** The client of this module. */
export const towns = createClient(api);

/** Objects of the ground as listed. */
export type Village = GroundView['villages'][number];
export type GridCell = GroundView['gridCells'][number];
export type Department = GroundView['departments'][number];
export type Place = GroundView['places'][number];

/** The whole ground with its polygons; retired objects when asked for. */
export function useGround(retired = false) {
  return useQuery({
    queryKey: ['towns', 'ground', 'all', retired],
    queryFn: async () => towns.ground({ query: { areas: true, ...(retired ? { retired } : {}) } }),
  });
}

/** Reads the ground and the map anew after a change. */
export function useRenewGround(): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(async () => {
    await Promise.all(
      ['towns', 'map'].map((key) => queries.invalidateQueries({ queryKey: [key] })),
    );
  }, [queries]);
}

/** The name in the language of the screen. */
export function useNameOf() {
  const { locale } = useText();
  return useCallback(
    (thing: { nameZh: string; nameEn: string } | undefined): string =>
      thing ? (locale === 'en' && thing.nameEn) || thing.nameZh : '',
    [locale],
  );
}
