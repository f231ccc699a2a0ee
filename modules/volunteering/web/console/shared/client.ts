import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createClient } from '#ui/api/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { useLive } from '#ui/live/use-live.ts';
import { api } from '../../../contract/index.ts';

/** The client of this module. */
export const volunteering = createClient(api);

/** Picks the words of the screen's language. */
export function usePick() {
  const { locale } = useText();
  return (zh: string, en: string): string => (locale === 'en' && en) || zh;
}

/** Reads everything of volunteering anew: after an act of one's own. */
export function useRenew(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ['volunteering'] });
}

/** Keeps a page as it is, while others act. */
export function useLiveVolunteering(): void {
  useLive('volunteering.', undefined, [['volunteering']]);
}

/** Volunteers. */
export function useVolunteers() {
  return useQuery({
    queryKey: ['volunteering', 'volunteers'],
    queryFn: async () => volunteering.volunteers({}),
  });
}

/** Lesson plans to choose from. */
export function useLessons() {
  return useQuery({
    queryKey: ['volunteering', 'lessons'],
    queryFn: async () => volunteering.lessons({}),
  });
}
