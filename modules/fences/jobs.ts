/** What fences do by themselves. */
import type { Listener, TimerHandler } from '#platform/module/index.ts';
import { events } from './contract.ts';
import { fenceCache } from './service/book.ts';
import { tellDwell } from './service/dwell.ts';
import { dwellTimer } from './service/tell.ts';

/** Keeps this process's copy of the fences fresh. */
export const refreshFences: Listener = {
  name: 'fences.refreshFences',
  events: [events.changed],
  handle: async (tx) => fenceCache.reload(tx),
};

export const timers: readonly TimerHandler[] = [{ kind: dwellTimer, handle: tellDwell }];
