/** Keys of places: a device's own place has the number of the device, one that a client made stands above all of those. */
import type { EntityId } from '#protocols/sensorthings/index.ts';

const firstMade = 1_000_000_000;

/** The key of a place that a client made, by its number. */
export const placeId = (madeNo: number): number => firstMade + madeNo;

/** The number of a place that a client made; null for a device's own place, or another key. */
export function madePlaceNo(id: EntityId | null): number | null {
  return typeof id === 'number' && id > firstMade ? id - firstMade : null;
}
