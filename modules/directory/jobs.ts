/** What happens after a notice was published. */
import type { Listener } from '#platform/module/index.ts';
import { events } from './contract/index.ts';
import { tellVillagers } from './service/notices.ts';

/** Tells those who want notices of the villages concerned. */
export const villagersTold: Listener = {
  name: 'directory.villagersTold',
  events: [events.noticePublished],
  handle: tellVillagers,
};
