import { useQuery } from '@tanstack/react-query';
import { api as dutiesApi } from '#modules/duties/contract/index.ts';
import { createClient } from '#ui/api/index.ts';
import { usePermission } from '#ui/session/index.ts';
import { care, usePick } from './client.ts';

/** Kinds of help to choose from. */
export function useServices() {
  const pick = usePick();
  const { data } = useQuery({
    queryKey: ['care', 'services'],
    queryFn: async () => care.services({}),
    staleTime: 300_000,
  });
  const all = data?.items ?? [];
  return {
    all,
    options: all
      .filter(({ active }) => active)
      .map(({ code, nameZh, nameEn }) => ({ value: code, label: pick(nameZh, nameEn) })),
  };
}

/** Who may come. */
export function useCarers() {
  const enabled = usePermission('care.arrange');
  const { data } = useQuery({
    queryKey: ['care', 'carers'],
    queryFn: async () => care.carers({}),
    staleTime: 300_000,
    enabled,
  });
  return (data?.items ?? []).map(({ id, name, title }) => ({
    value: id,
    label: `${name} ${title}`,
  }));
}

/** Says what can be reported by its name; the code until the names are there. */
export function useCategoryName() {
  const pick = usePick();
  const { data } = useQuery({
    queryKey: ['duties', 'categories'],
    queryFn: async () => createClient(dutiesApi).categories({ query: {} }),
    staleTime: 300_000,
  });
  return (code: string): string => {
    const known = data?.items.find((one) => one.code === code);
    return known ? pick(known.nameZh, known.nameEn) : code;
  };
}
