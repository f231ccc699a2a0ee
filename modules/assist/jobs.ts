/** Keeps the totals: reads the module's own event, once each. */
import type { Listener } from '#platform/module/index.ts';
import { type EntryState, events } from './contract.ts';
import { addToTotal } from './store.ts';

export const countEntries: Listener = {
  name: 'assist.countEntries',
  events: [events.created],
  handle: (tx, event) => addToTotal(tx, event.payload['state'] as EntryState),
};
