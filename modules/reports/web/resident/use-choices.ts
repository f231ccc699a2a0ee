import { useQuery } from '@tanstack/react-query';
import { createClient } from '#ui/api/index.ts';
import { useText } from '#ui/index.ts';
import { recall, remember } from '#ui/kit/memory.ts';
import { api } from '../../contract/index.ts';

/** The town's name, telephone, categories and villages, and the scanned place. */
export function useChoices(placeCode?: string, enabled = true) {
  const { locale } = useText();
  const keptAs = `zhenshu.choices.${locale}`;
  return useQuery({
    queryKey: ['reports', 'choices', locale, placeCode ?? ''],
    queryFn: async () => {
      const choices = await createClient(api).choices({
        query: placeCode ? { place: placeCode } : {},
      });
      // Public words of the town, for making a report where there is no network.
      if (!placeCode) remember(keptAs, JSON.stringify(choices));
      return choices;
    },
    ...(placeCode ? {} : { initialData: () => keptChoices(keptAs), initialDataUpdatedAt: 0 }),
    staleTime: 300_000,
    enabled,
  });
}

type FirstScreen = Awaited<
  ReturnType<ReturnType<typeof createClient<typeof api.operations>>['choices']>
>;

function keptChoices(key: string): FirstScreen | undefined {
  try {
    return (JSON.parse(recall(key) ?? 'null') as FirstScreen | null) ?? undefined;
  } catch {
    // Cut short by a kill: asked anew.
    return undefined;
  }
}

/** What the town offers. */
export type Choices = NonNullable<ReturnType<typeof useChoices>['data']>;

/** One category as it is offered. */
export type OfferedCategory = Choices['popular'][number];
