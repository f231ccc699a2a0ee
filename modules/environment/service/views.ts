/** What every station shows of itself. */
import type { Station } from './stations.ts';

/** Head of a station in any list. */
export function stationHead({ thing }: Station) {
  return {
    thingId: thing.id,
    code: thing.code,
    name: thing.name,
    address: thing.address,
    position: thing.position
      ? { longitude: thing.position.longitude, latitude: thing.position.latitude }
      : null,
  };
}

/** A level or mean with one decimal. */
export function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
