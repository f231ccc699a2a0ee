/** What the module Volunteering offers over HTTP, and the events it tells. */
import { defineApi } from '#platform/contract/index.ts';
import { stationOperations } from './stations.ts';
import { visitOperations } from './visits.ts';
import { volunteerOperations } from './volunteers.ts';

export * from './stations.ts';
export * from './states.ts';
export * from './visits.ts';
export * from './volunteers.ts';
export * from './words.ts';

export const api = defineApi('volunteering', {
  ...volunteerOperations,
  ...visitOperations,
  ...stationOperations,
});

/** Payloads hold ids and days only. */
export const events = {
  volunteersChanged: 'volunteering.volunteersChanged',
  /** A visit was planned, begun or ended; with `{ day, state }`. */
  visitChanged: 'volunteering.visitChanged',
  stationChanged: 'volunteering.stationChanged',
} as const;
