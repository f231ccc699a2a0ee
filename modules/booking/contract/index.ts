/** What the module of bookings and queues offers over HTTP. */
import { defineApi } from '#platform/contract/index.ts';
import { deskOperations } from './operations-desk.ts';
import { ownOperations } from './operations-own.ts';
import { queueOperations } from './operations-queue.ts';

export * from './desk-shapes.ts';
export * from './plans.ts';
export * from './queue-shapes.ts';
export { BookingRules, houseRules } from './settings.ts';
export * from './shapes.ts';

export const api = defineApi('booking', {
  ...ownOperations,
  ...queueOperations,
  ...deskOperations,
});

/**
 * What is told to others. `changed`: payload `{ poolId, resourceId, day, state }`; `queue`: payload `{ siteCode, poolId }`
 * — neither says anything of a person.
 */
export const events = {
  changed: 'booking.changed',
  queue: 'booking.queueMoved',
  plans: 'booking.plansChanged',
} as const;
