import type { Reply } from '#platform/contract/index.ts';
import type { api } from '../../../contract/index.ts';

/** The timetable as it is kept. */
export type KeptBus = Reply<(typeof api)['operations']['keptBus']>;
