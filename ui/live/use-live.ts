import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { type LiveEvent, live } from './stream.ts';

/**
 * Listens to committed events while a page is open: `useLive('case.', onEvent)` or
 * `useLive(['case.', 'task.'], onEvent, [['cases']])`. A topic is the beginning of an event's type.
 * The named queries are read anew at each event, and after a gap too long to replay.
 */
export function useLive(
  topics: string | readonly string[],
  onEvent?: (event: LiveEvent) => void,
  refresh: readonly QueryKey[] = [],
): void {
  const queries = useQueryClient();
  const latest = useRef({ onEvent, refresh });
  latest.current = { onEvent, refresh };
  const wanted = [topics].flat().join(' ');
  useEffect(() => {
    const starts = wanted.split(' ');
    const renew = (): void => {
      for (const queryKey of latest.current.refresh) void queries.invalidateQueries({ queryKey });
    };
    return live.listen({
      onEvent(event) {
        if (!starts.some((start) => event.type.startsWith(start))) return;
        latest.current.onEvent?.(event);
        renew();
      },
      onGap: renew,
    });
  }, [wanted, queries]);
}

const watchLive = (watcher: () => void): (() => void) => live.watch(watcher);

/** Whether the stream is open, for a small mark beside live lists. */
export function useLiveState(): 'open' | 'waiting' {
  return useSyncExternalStore(watchLive, () => live.state());
}
