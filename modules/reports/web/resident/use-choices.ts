import { useQuery } from '@tanstack/react-query';
import { createClient } from '#ui/api/index.ts';
import { useText } from '#ui/index.ts';
import { api } from '../../contract/index.ts';

/** The town's name, telephone, categories and villages, and the scanned place. */
export function useChoices(placeCode?: string, enabled = true) {
  const { locale } = useText();
  return useQuery({
    queryKey: ['reports', 'choices', locale, placeCode ?? ''],
    queryFn: async () =>
      createClient(api).choices({ query: placeCode ? { place: placeCode } : {} }),
    staleTime: 300_000,
    enabled,
  });
}

/** What the town offers. */
export type Choices = NonNullable<ReturnType<typeof useChoices>['data']>;

/** One category as it is offered. */
export type OfferedCategory = Choices['popular'][number];
