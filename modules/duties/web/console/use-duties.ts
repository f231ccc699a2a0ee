import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api as townsApi } from '#modules/towns/contract.ts';
import { createClient } from '#ui/api/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { api, type DutyInput, type DutyView } from '../../contract/index.ts';

/** The client of this module. */
export const duties = createClient(api);

/** Large classes and categories, retired ones too. */
export function useCategories() {
  return useQuery({
    queryKey: ['duties', 'categories'],
    queryFn: async () => duties.categories({ query: { retired: true } }),
  });
}

/** The whole matrix. */
export function useMatrix() {
  return useQuery({
    queryKey: ['duties', 'matrix'],
    queryFn: async () => duties.duties({ query: {} }),
  });
}

/** Villages, grid cells and departments, for names and choices. */
export function useGround() {
  return useQuery({
    queryKey: ['towns', 'ground', 'names'],
    queryFn: async () => createClient(townsApi).ground({ query: {} }),
  });
}

/** Reads categories and matrix anew after a change. */
export function useRenewDuties(): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(async () => queries.invalidateQueries({ queryKey: ['duties'] }), [queries]);
}

/** The name in the language of the screen. */
export function useNameOf() {
  const { locale } = useText();
  return (thing: { nameZh: string; nameEn: string } | undefined): string =>
    thing ? (locale === 'en' && thing.nameEn) || thing.nameZh : '';
}

/** The parts of a duty in words. */
export function useSayDuty() {
  const { t } = useText();
  const nameOf = useNameOf();
  const ground = useGround().data;
  const categories = useCategories().data;
  const sayDepartment = (id: string): string =>
    nameOf(ground?.departments.find((one) => one.id === id)) || '—';
  return {
    department: sayDepartment,
    departments: (ids: readonly string[]): string => ids.map(sayDepartment).join('、') || '—',
    span: ({ amount, unit }: DutyInput['deadline']): string => t(`duties.span.${unit}`, { amount }),
    category: (code: string): string =>
      nameOf(categories?.items.find((one) => one.code === code)) ||
      nameOf(categories?.largeClasses.find((one) => one.code === code)) ||
      code,
    /** Where a duty holds; anywhere when it names no place. */
    place: (duty: Pick<DutyView, 'gridCellId' | 'villageId' | 'placeKind'>): string =>
      nameOf(ground?.gridCells.find(({ id }) => id === duty.gridCellId)) ||
      nameOf(ground?.villages.find(({ id }) => id === duty.villageId)) ||
      (duty.placeKind ? t(`duties.place.${duty.placeKind}`) : t('duties.place.anywhere')),
  };
}
