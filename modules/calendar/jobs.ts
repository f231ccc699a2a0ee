/** Keeps this process's copy of the calendar fresh. */
import type { Listener } from '#platform/module/index.ts';
import { calendarCache, calendarChanged } from './service/working.ts';

export const refreshCalendar: Listener = {
  name: 'calendar.refreshCalendar',
  events: [calendarChanged],
  handle: async (tx) => calendarCache.reload(tx),
};
