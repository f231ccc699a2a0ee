/** Keeps this process's copy of the ground fresh. */
import type { Listener } from '#platform/module/index.ts';
import { groundCache, townsChanged } from './service/ground.ts';

export const refreshGround: Listener = {
  name: 'towns.refreshGround',
  events: [townsChanged],
  handle: async (tx) => groundCache.reload(tx),
};
