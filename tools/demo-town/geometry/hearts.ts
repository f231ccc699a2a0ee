import { insideRing, nearestOn, type Point } from './plane.ts';

/** Centre of a ring's bounding box. */
export function centreOf(ring: readonly Point[]): Point {
  const [xs, ys] = [ring.map((point) => point[0]), ring.map((point) => point[1])];
  return [(Math.min(...xs) + Math.max(...xs)) / 2, (Math.min(...ys) + Math.max(...ys)) / 2];
}

/**
 * Where a hamlet lies in its grid cell: the planned place if it is well inside, otherwise the
 * point of the cell nearest to the plan that keeps 250 m (or as much as there is) from the border.
 */
export function heartOf(ring: readonly Point[], planned: Point): Point {
  const closed = [...ring, ...ring.slice(0, 1)];
  const clearance = (at: Point): number =>
    insideRing(at[0], at[1], ring) ? nearestOn(closed, at).distanceKm : 0;
  const worth = (at: Point): number => {
    const clear = clearance(at);
    if (clear === 0) return Number.NEGATIVE_INFINITY;
    return Math.min(0.25, clear) * 8 - Math.hypot(at[0] - planned[0], at[1] - planned[1]);
  };
  let [best, bestWorth] = [planned, worth(planned)];
  for (let east = -12; east <= 12; east += 1) {
    for (let north = -12; north <= 12; north += 1) {
      const at: Point = [planned[0] + east * 0.16, planned[1] + north * 0.16];
      const candidate = worth(at);
      if (candidate > bestWorth) [best, bestWorth] = [at, candidate];
    }
  }
  return best;
}
