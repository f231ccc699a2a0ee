import { polygonsOf } from './measure.ts';
import type { Area, Position, Vertex } from './types.ts';

/** Where a point lies to an area. */
export type PointPlace = 'inside' | 'edge' | 'outside';

/** True when a position lies inside an area or on its edge (the edge of a hole too). */
export function pointInPolygon(position: Position, area: Area): boolean {
  return placeInPolygon(position, area) !== 'outside';
}

/** Whether a position lies inside an area, on its edge (of a hole too) or outside. */
export function placeInPolygon(position: Position, area: Area): PointPlace {
  let place: PointPlace = 'outside';
  for (const rings of polygonsOf(area)) {
    const inThis = placeInRings(position, rings);
    if (inThis === 'inside') return 'inside';
    if (inThis === 'edge') place = 'edge';
  }
  return place;
}

// Even-odd rule over all rings at once: a hole turns inside into outside.
function placeInRings(
  { longitude, latitude }: Position,
  rings: readonly (readonly Vertex[])[],
): PointPlace {
  let inside = false;
  for (const ring of rings) {
    for (let at = 0; at + 1 < ring.length; at += 1) {
      const [from, to] = [ring[at], ring[at + 1]] as [Vertex, Vertex];
      const [y0, y1] = [from[1] - latitude, to[1] - latitude];
      // Nearly every segment lies wholly above or below the ray: neither crossed nor touched.
      if (y0 * y1 > 0) continue;
      const crossing = crossingOf(from[0] - longitude, y0, to[0] - longitude, y1);
      if (crossing === 'edge') return 'edge';
      if (crossing) inside = !inside;
    }
  }
  return inside ? 'inside' : 'outside';
}

// Does the ray from the origin towards +x cross the segment? Ends count half-open in y, so that a
// vertex on the ray is met once. The differences of nearby doubles are exact (Sterbenz), which
// makes the sign of the product difference safe but for points closer than about a nanometre.
function crossingOf(x0: number, y0: number, x1: number, y1: number): boolean | 'edge' {
  const turn = x0 * y1 - x1 * y0;
  if (turn === 0 && x0 * x1 <= 0 && y0 * y1 <= 0) return 'edge';
  if (y0 > 0 === y1 > 0) return false;
  return y1 > y0 ? turn > 0 : turn < 0;
}
