import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { createClient } from '#ui/api/index.ts';
import { useLive } from '#ui/live/index.ts';
import { api, events } from '../../contract/index.ts';

/** The client of this module. */
export const messages = createClient(api);

/** The newest messages and the count of unread ones, kept fresh by the live stream. */
export function useNewest() {
  useLive(events.arrived, undefined, [['messages', 'inbox']]);
  return useQuery({
    queryKey: ['messages', 'inbox', 'newest'],
    queryFn: async () => messages.inbox({ query: { limit: 6 } }),
    refetchInterval: 60_000,
  });
}

/** Marks messages read; all of them without ids. */
export function useMarkRead() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (ids: string[] | undefined) =>
      messages.markRead({ body: ids ? { ids } : {} }),
    onSuccess: async () => queries.invalidateQueries({ queryKey: ['messages', 'inbox'] }),
  });
}

/** Path inside the console that a message's link leads to; null where it leads elsewhere. */
export function consolePath(link: string): string | null {
  if (link.startsWith('/console/')) return link.slice('/console'.length);
  return null;
}
