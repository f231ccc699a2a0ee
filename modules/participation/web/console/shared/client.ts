import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createClient } from '#ui/api/index.ts';
import { type Act, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { useLive } from '#ui/live/use-live.ts';
import { api as townsApi } from '#modules/towns/contract.ts';
import { api } from '../../../contract/index.ts';

/** The client of this module. */
export const participation = createClient(api);

/** Picks the words of the screen's language. */
export function usePick() {
  const { locale } = useText();
  return (zh: string, en: string): string => (locale === 'en' && en) || zh;
}

/** Keeps a page as it is while others act. */
export function useLiveParticipation(): void {
  useLive('participation.', undefined, [['participation']]);
}

/** An act after which everything is read anew. */
export function useDeskAct(): Act {
  const queries = useQueryClient();
  const act = useAct();
  return {
    ...act,
    run: async (work) => {
      const isDone = await act.run(work);
      if (isDone) await queries.invalidateQueries({ queryKey: ['participation'] });
      return isDone;
    },
  };
}

/** Villages and departments of the town. */
function useGround() {
  return useQuery({
    queryKey: ['towns', 'ground'],
    queryFn: async () => createClient(townsApi).ground({ query: {} }),
    staleTime: 300_000,
  });
}

/** Villages to choose from. */
export function useVillageOptions(): { value: string; label: string }[] {
  const pick = usePick();
  const { data } = useGround();
  return (data?.villages ?? []).map((one) => {
    return { value: one.id, label: pick(one.nameZh, one.nameEn) };
  });
}

/** Departments to choose from. */
export function useDepartmentOptions(): { value: string; label: string }[] {
  const pick = usePick();
  const { data } = useGround();
  return (data?.departments ?? []).map((one) => {
    return { value: one.id, label: pick(one.nameZh, one.nameEn) };
  });
}
