/** Moving tiles about: nothing ever overlaps, what is in the way gives way downwards. Pure. */
import { columns, type LayoutContent, type Tile } from '#modules/cockpit/contract/index.ts';

/** Where a tile stands and how large it is, in cells. */
export type Box = Pick<Tile, 'x' | 'y' | 'w' | 'h'>;

/** Longest layout, in rows. */
const mostRows = 60;

const clamp = (value: number, least: number, most: number): number =>
  Math.max(least, Math.min(most, value));

/** The nearest box that fits into a layout. */
export function fitted({ x, y, w, h }: Box): Box {
  const width = clamp(Math.round(w), 2, columns);
  const height = clamp(Math.round(h), 1, 40);
  return {
    x: clamp(Math.round(x), 0, columns - width),
    y: clamp(Math.round(y), 0, mostRows - height),
    w: width,
    h: height,
  };
}

const meet = (a: Box, b: Box): boolean =>
  a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

/** The tiles with one of them at a box; those in the way go down as far as they must, and push on. */
export function placed(tiles: readonly Tile[], id: string, box: Box): Tile[] {
  const fit = fitted(box);
  const moved = tiles.map((tile) => (tile.id === id ? { ...tile, ...fit } : tile));
  const first = moved.find((tile) => tile.id === id);
  if (!first) return moved;
  const settled: Tile[] = [first];
  const others = moved.filter((tile) => tile.id !== id).sort((a, b) => a.y - b.y || a.x - b.x);
  for (const tile of others) settled.push(below(tile, settled));
  const at = new Map(settled.map((tile) => [tile.id, tile]));
  return moved.map((tile) => at.get(tile.id) ?? tile);
}

/** A tile where it stands, or below whatever is in its way. */
function below(tile: Tile, settled: readonly Tile[]): Tile {
  let { y } = tile;
  for (;;) {
    const here = { ...tile, y };
    const inTheWay = settled.filter((other) => meet(other, here));
    if (inTheWay.length === 0) return here;
    y = Math.max(...inTheWay.map((other) => other.y + other.h));
  }
}

/** The first free place of a size, from the top left. */
export function freePlace(tiles: readonly Tile[], { w, h }: Pick<Box, 'w' | 'h'>): Box {
  for (let y = 0; y < mostRows - h; y += 1) {
    for (let x = 0; x <= columns - w; x += 1) {
      const box = { x, y, w, h };
      if (!tiles.some((tile) => meet(tile, box))) return box;
    }
  }
  return { x: 0, y: mostRows - h, w, h };
}

/** The rows that tiles need, at least one. */
export function rowsOf(tiles: readonly Tile[]): number {
  return Math.max(1, ...tiles.map(({ y, h }) => y + h));
}

/** A name that no tile has yet: `number-2`. */
export function freeId(tiles: readonly Tile[], kind: string): string {
  const taken = new Set(tiles.map(({ id }) => id));
  for (let count = 1; ; count += 1) {
    const id = `${kind}-${count}`;
    if (!taken.has(id)) return id;
  }
}

/** What was done, so that it can be undone. */
export interface History {
  readonly past: readonly LayoutContent[];
  readonly present: LayoutContent;
  readonly future: readonly LayoutContent[];
}

const mostSteps = 100;

/** A new state; a drag that goes on replaces its own last state (`together`). */
export function done(history: History, next: LayoutContent, together = false): History {
  if (together) return { ...history, present: next, future: [] };
  return {
    past: [...history.past, history.present].slice(-mostSteps),
    present: next,
    future: [],
  };
}

/** One step back. */
export function undone({ past, present, future }: History): History {
  const last = past.at(-1);
  if (!last) return { past, present, future };
  return { past: past.slice(0, -1), present: last, future: [present, ...future] };
}

/** One step forward again. */
export function redone({ past, present, future }: History): History {
  const [next, ...rest] = future;
  if (!next) return { past, present, future };
  return { past: [...past, present], present: next, future: rest };
}
