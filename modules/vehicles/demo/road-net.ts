/** The demo town's roads as a net: the way a truck takes from one place to another. */
import { demoTown } from '#demo/geometry/index.ts';
import { distanceMetres, type Position } from '#platform/geo/index.ts';

interface Node {
  readonly position: Position;
  readonly neighbours: { readonly to: number; readonly metres: number }[];
}

/** Ends of roads that come so near to another road meet it. */
const joinMetres = 30;

let net: readonly Node[] | null = null;

/** Builds the net once: vertices of all roads, joined along each road and where roads meet. */
function roadNet(): readonly Node[] {
  if (net) return net;
  const nodes: Node[] = [];
  const roads: number[] = [];
  const join = (a: number, b: number): void => {
    const [from, to] = [nodes[a], nodes[b]];
    if (!from || !to) return;
    const metres = distanceMetres(from.position, to.position);
    from.neighbours.push({ to: b, metres });
    to.neighbours.push({ to: a, metres });
  };
  for (const [road, { geometry }] of demoTown().qingxi.roads.features.entries()) {
    for (const [place, [longitude, latitude]] of geometry.coordinates.entries()) {
      nodes.push({ position: { longitude, latitude }, neighbours: [] });
      roads.push(road);
      if (place > 0) join(nodes.length - 2, nodes.length - 1);
    }
  }
  for (const [a, node] of nodes.entries()) {
    for (let b = a + 1; b < nodes.length; b += 1) {
      const other = nodes[b];
      if (!other || roads[a] === roads[b]) continue;
      const isFar = Math.abs(node.position.latitude - other.position.latitude) > 0.0004;
      if (!isFar && distanceMetres(node.position, other.position) <= joinMetres) join(a, b);
    }
  }
  net = nodes;
  return nodes;
}

function nearest(nodes: readonly Node[], place: Position): number {
  let [best, least] = [0, Number.POSITIVE_INFINITY];
  for (const [index, { position }] of nodes.entries()) {
    const away = distanceMetres(position, place);
    if (away < least) [best, least] = [index, away];
  }
  return best;
}

/** The shortest way along the roads (Dijkstra); both ends on the nearest road. */
export function wayBetween(from: Position, to: Position): Position[] {
  const nodes = roadNet();
  const [start, goal] = [nearest(nodes, from), nearest(nodes, to)];
  const far = nodes.map(() => Number.POSITIVE_INFINITY);
  const before = nodes.map(() => -1);
  const open = new Set([start]);
  far[start] = 0;
  while (open.size > 0) {
    const at = [...open].reduce((a, b) => ((far[a] ?? 0) <= (far[b] ?? 0) ? a : b));
    if (at === goal) break;
    open.delete(at);
    for (const { to: next, metres } of nodes[at]?.neighbours ?? []) {
      const length = (far[at] ?? 0) + metres;
      if (length >= (far[next] ?? 0)) continue;
      far[next] = length;
      before[next] = at;
      open.add(next);
    }
  }
  const way: Position[] = [];
  for (let at = goal; at !== -1; at = before[at] ?? -1) {
    const node = nodes[at];
    if (node) way.unshift(node.position);
  }
  return way;
}
