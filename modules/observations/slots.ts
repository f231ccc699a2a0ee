/** What other modules put into this one. */
import { defineSlot } from '#platform/slots/index.ts';
import type { ObservationJudge } from './types.ts';

/** Those who judge values as they come, inside the transaction that stores them. */
export const judgeSlot = defineSlot<ObservationJudge>('observations.judge');
