import { absorbIslands, type LabelField, sampleLabels } from './label-field.ts';
import { layeredNoise, valueNoise } from './noise.ts';
import { traceArcs } from './partition.ts';
import { insideTest, type Point } from './plane.ts';
import { polygonsOf } from './polygons.ts';
import type { RiverSide } from './river.ts';
import type { LandCoverProperties } from './town-geometry.ts';

/** A patch of ground in the drawing plane: outer ring and holes, all open. */
export interface CoverPatch {
  kind: LandCoverProperties['kind'];
  rings: Point[][];
}

/** The ground on which cover is laid out. */
export interface CoverGround {
  outline: readonly Point[];
  quarter: readonly Point[];
  hamlets: readonly Point[];
  side: RiverSide;
}

const FOREST = 1;
const BUILT_UP = 2;
const PLOT_LABEL = 10;
const PLOTS_EAST = 1000;

type PlotKind = 'paddy' | 'field' | 'orchard';

const plotKey = (column: number, row: number): number => (row + 500) * PLOTS_EAST + column + 500;

/** Plots: a jittered lattice of sites, longer along the valley than across it. */
function plotAt(x: number, y: number, jitter: (ix: number, iy: number) => Point): number {
  const [sx, sy] = [x / 0.4, y / 0.2];
  const [ix, iy] = [Math.floor(sx), Math.floor(sy)];
  let [best, bestDistance] = [0, Number.POSITIVE_INFINITY];
  for (let column = ix - 1; column <= ix + 1; column += 1) {
    for (let row = iy - 1; row <= iy + 1; row += 1) {
      const [jx, jy] = jitter(column, row);
      const away = (sx - column - jx) ** 2 + (sy - row - jy) ** 2;
      if (away < bestDistance) [best, bestDistance] = [plotKey(column, row), away];
    }
  }
  return best;
}

interface Relief {
  /** Whether woods stand at a place. @param rough of the edge there @param cleared kilometres to the nearest hamlet, at most 1 */
  isWood(place: Point, rough: number, cleared: number): boolean;
  clearedKm(x: number, y: number): number;
  kindAt(x: number, y: number): PlotKind;
}

function relief(seed: number, ground: CoverGround): Relief {
  const hills = layeredNoise(seed + 41, 2.3, 4);
  const groves = layeredNoise(seed + 43, 1.0, 2);
  const eastings = Float64Array.from(ground.hamlets, ([x]) => x);
  const northings = Float64Array.from(ground.hamlets, ([, y]) => y);
  const clearedKm = (x: number, y: number): number => {
    let nearest = 1;
    for (let at = 0; at < eastings.length; at += 1) {
      const east = x - (eastings[at] as number);
      const north = y - (northings[at] as number);
      nearest = Math.min(nearest, east * east + north * north);
    }
    return Math.sqrt(nearest);
  };
  // From 0 at the river to 1 three kilometres away, the dearest to find out.
  const awayAt = (place: Point): number => Math.min(1, ground.side.distanceKm(place) / 3);
  const height = (away: number, hilly: number, cleared: number): number =>
    away * 0.8 + hilly * 0.6 - Math.max(0, 0.75 - cleared) * 0.55;
  const isWood = (place: Point, rough: number, cleared: number): boolean => {
    const hilly = hills(place[0], place[1]);
    const isAbove = (away: number): boolean => height(away, hilly, cleared) + rough * 0.1 > 0.5;
    // Most places are woods, or not, wherever the river flows.
    return isAbove(0) || (isAbove(1) && isAbove(awayAt(place)));
  };
  const kindAt = (x: number, y: number): PlotKind => {
    const high = height(awayAt([x, y]), hills(x, y), clearedKm(x, y));
    if (high > 0.32 && groves(x, y) > -0.1) return 'orchard';
    return high < 0.28 ? 'paddy' : 'field';
  };
  return { isWood, clearedKm, kindAt };
}

function coverField(seed: number, ground: CoverGround, land: Relief): LabelField {
  const edge = layeredNoise(seed + 47, 0.3, 2);
  const jitterEast = valueNoise(seed + 51, 0.37);
  const jitterNorth = valueNoise(seed + 53, 0.37);
  const sites = new Map<number, Point>();
  const jitter = (ix: number, iy: number): Point => {
    const key = plotKey(ix, iy);
    let site = sites.get(key);
    if (!site) {
      site = [0.5 + jitterEast(ix, iy) * 0.48, 0.5 + jitterNorth(ix, iy) * 0.48];
      sites.set(key, site);
    }
    return site;
  };
  const xs = ground.outline.map((point) => point[0]);
  const ys = ground.outline.map((point) => point[1]);
  const isOurs = insideTest(ground.outline);
  const isQuarter = insideTest(ground.quarter);
  const stepKm = 0.07;
  return {
    minX: Math.min(...xs) - 0.2,
    minY: Math.min(...ys) - 0.2,
    maxX: Math.max(...xs) + 0.2,
    maxY: Math.max(...ys) + 0.2,
    stepKm,
    labelAt: (x, y) => {
      if (!isOurs(x, y)) return -1;
      if (isQuarter(x, y)) return BUILT_UP;
      const rough = edge(x, y);
      const cleared = land.clearedKm(x, y);
      if (cleared < 0.155 + rough * 0.09) return BUILT_UP;
      if (land.isWood([x, y], rough, cleared)) return FOREST;
      return (
        PLOT_LABEL +
        plotAt(x * 0.94 + y * 0.34 + rough * 0.02, y * 0.94 - x * 0.34 + rough * 0.02, jitter)
      );
    },
  };
}

/** Fields, orchards, woods and built-up ground of a town as one partition of its area. */
export function landCover(seed: number, ground: CoverGround): CoverPatch[] {
  const land = relief(seed, ground);
  const raster = sampleLabels(coverField(seed, ground, land));
  absorbIslands(raster, 5);
  const arcs = traceArcs(raster, 0.005);
  const patches: CoverPatch[] = [];
  for (const label of new Set(raster.labels)) {
    if (label < 0) continue;
    for (const rings of polygonsOf(arcs, new Set([label]))) {
      const [x, y] = rings[0]?.[0] ?? [0, 0];
      if (label === FOREST) patches.push({ kind: 'forest', rings });
      else if (label === BUILT_UP) patches.push({ kind: 'builtUp', rings });
      else patches.push({ kind: land.kindAt(x, y), rings });
    }
  }
  return patches;
}
