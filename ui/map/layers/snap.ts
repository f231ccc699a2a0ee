/** Windows for which the server is asked: snapped to a grid, so that a small move asks nothing new. Pure. */
import type { Bounds } from '../types.ts';

/** What is asked for. */
export interface AskedWindow {
  /** `west,south,east,north`. */
  readonly bbox: string;
  readonly zoom: number;
}

/** Zoom levels at which the grid of the server's counting changes: half steps. */
const zoomStep = 0.5;
const farthest = { longitude: 180, latitude: 85 } as const;

/**
 * The window with a margin of a quarter to a half screen on each side, on a grid of 256 px: while the map is dragged
 * within the margin the same answer serves.
 */
export function snapWindow([west, south, east, north]: Bounds, zoom: number): AskedWindow {
  const level = Math.floor(zoom / zoomStep) * zoomStep;
  const step = 360 / 2 ** (Math.floor(zoom) + 1);
  const down = (value: number): number => (Math.floor(value / step) - 1) * step;
  const up = (value: number): number => (Math.ceil(value / step) + 1) * step;
  const within = (value: number, most: number): number => Math.min(Math.max(value, -most), most);
  const edges = [
    within(down(west), farthest.longitude),
    within(down(south), farthest.latitude),
    within(up(east), farthest.longitude),
    within(up(north), farthest.latitude),
  ];
  return { bbox: edges.map((edge) => edge.toFixed(6)).join(','), zoom: level };
}
