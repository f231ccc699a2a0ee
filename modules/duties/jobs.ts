/** Keeps this process's copy of the matrix fresh. */
import { townsChanged } from '#modules/towns/index.ts';
import type { Listener } from '#platform/module/index.ts';
import { bookCache, dutiesChanged } from './service/book.ts';

export const refreshBook: Listener = {
  name: 'duties.refreshBook',
  events: [dutiesChanged, townsChanged],
  handle: async (tx) => bookCache.reload(tx),
};
