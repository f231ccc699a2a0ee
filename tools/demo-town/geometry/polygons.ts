import type { Arc } from './partition.ts';
import { insideRing, type Point, signedArea } from './plane.ts';

function stitch(pieces: readonly Arc[]): Point[][] {
  const waiting = new Map<number, Arc[]>();
  for (const piece of pieces) {
    waiting.set(piece.startNode, [...(waiting.get(piece.startNode) ?? []), piece]);
  }
  const rings: Point[][] = [];
  for (const piece of pieces) {
    const ring: Point[] = [];
    let next: Arc | undefined = piece;
    while (next) {
      const list: Arc[] = waiting.get(next.startNode) ?? [];
      if (!list.includes(next)) break;
      list.splice(list.indexOf(next), 1);
      ring.push(...next.points.slice(0, -1));
      next = waiting.get(next.endNode)?.[0];
    }
    if (ring.length > 2) rings.push(ring);
  }
  return rings;
}

/**
 * The polygons of a set of labels, the largest first; each is an outer ring (counter-clockwise)
 * followed by its holes (clockwise). Rings are open.
 */
export function polygonsOf(arcs: readonly Arc[], labels: ReadonlySet<number>): Point[][][] {
  const directed: Arc[] = [];
  for (const arc of arcs) {
    const [left, right] = [labels.has(arc.left), labels.has(arc.right)];
    if (left === right) continue;
    if (left) directed.push(arc);
    else {
      const { startNode, endNode } = arc;
      directed.push({
        ...arc,
        points: [...arc.points].reverse(),
        startNode: endNode,
        endNode: startNode,
      });
    }
  }
  const rings = stitch(directed);
  const outers = rings.filter((ring) => signedArea(ring) > 0);
  const polygons = outers
    .sort((a, b) => signedArea(b) - signedArea(a))
    .map((ring) => [ring] as Point[][]);
  for (const hole of rings.filter((ring) => signedArea(ring) < 0)) {
    const [x, y] = hole[0] ?? [0, 0];
    const owner = polygons.findLast((polygon) => insideRing(x, y, polygon[0] ?? []));
    owner?.push(hole);
  }
  return polygons;
}
