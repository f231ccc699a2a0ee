import { layeredNoise } from './noise.ts';
import { curveThrough, insideTest, nearestOn, type Point } from './plane.ts';

/** Course of the Qingxi (清溪) from the north-western hills to the eastern county line. */
const COURSE: readonly Point[] = [
  [-30, 13],
  [-21, 9.6],
  [-16, 8.2],
  [-13.2, 5.2],
  [-10.4, 5.6],
  [-8.4, 3.6],
  [-6.4, 4.1],
  [-4.9, 3.1],
  [-3.7, 2.6],
  [-3.2, 1.5],
  [-2.5, 0.95],
  [-1.75, 0.75],
  [-1.35, 0.1],
  [-0.85, -0.42],
  [-0.3, -0.64],
  [0.35, -0.56],
  [0.95, -0.62],
  [1.4, -1.15],
  [1.95, -1.72],
  [2.6, -1.7],
  [3.05, -1.1],
  [3.6, -0.92],
  [4.2, -1.4],
  [5.2, -2.3],
  [6.6, -2.2],
  [7.6, -2.7],
  [8.6, -3.15],
  [9.6, -2.95],
  [10.6, -2.6],
  [11.6, -3.5],
  [12.8, -5.0],
  [14.6, -4.7],
  [16.6, -6.4],
  [19.2, -6.0],
  [22, -8.2],
  [30, -9],
];

/** The Bailu brook (白鹭溪), out of the reservoir into the river below the market quarter. */
const BROOK: readonly Point[] = [
  [2.05, 3.2],
  [2.25, 2.8],
  [2.45, 2.3],
  [2.15, 1.75],
  [2.3, 1.2],
  [1.95, 0.6],
  [2.12, 0.0],
  [1.75, -0.55],
  [1.8, -1.15],
  [1.72, -1.5],
];

/** A watercourse as drawn. */
export interface Watercourse {
  centreline: Point[];
  /** Open ring, from the left bank downstream and back along the right bank. */
  banks: Point[];
}

function widen(centreline: readonly Point[], halfWidthKm: (index: number) => number): Point[] {
  const left: Point[] = [];
  const right: Point[] = [];
  for (let index = 0; index < centreline.length; index += 1) {
    const here = centreline[index] as Point;
    const before = centreline[Math.max(0, index - 1)] as Point;
    const after = centreline[Math.min(centreline.length - 1, index + 1)] as Point;
    const length = Math.hypot(after[0] - before[0], after[1] - before[1]) || 1;
    const [nx, ny] = [-(after[1] - before[1]) / length, (after[0] - before[0]) / length];
    const half = halfWidthKm(index);
    left.push([here[0] + nx * half, here[1] + ny * half]);
    right.push([here[0] - nx * half, here[1] - ny * half]);
  }
  return [...left, ...right.reverse()];
}

function meander(points: readonly Point[], seed: number, strengthKm: number): Point[] {
  const [east, north] = [layeredNoise(seed, 1.5, 2), layeredNoise(seed + 7, 1.5, 2)];
  return curveThrough(points, 12).map(([x, y]): Point => {
    // The reach beside the market quarter keeps its embanked course, so that streets never meet water.
    const free = Math.min(1, Math.max(0.12, (Math.hypot(x, y + 0.4) - 1.2) / 1.6));
    return [x + east(x, y) * strengthKm * free, y + north(x, y) * strengthKm * free];
  });
}

/** The main river: about 45 m wide in the west, 110 m at the eastern county line. */
export function mainRiver(seed: number): Watercourse {
  const centreline = meander(COURSE, seed + 11, 0.6);
  const wobble = layeredNoise(seed + 13, 0.7, 2);
  const banks = widen(centreline, (index) => {
    const [x, y] = centreline[index] ?? [0, 0];
    return 0.034 + Math.max(0, x + 12) * 0.0011 + wobble(x, y) * 0.008;
  });
  return { centreline, banks };
}

/** The brook: 8 to 16 m wide. */
export function brook(seed: number): Watercourse {
  const centreline = meander(BROOK, seed + 17, 0.1);
  return { centreline, banks: widen(centreline, (index) => 0.004 + index * 0.00004) };
}

/** Tells on which side of the river a place lies, and how far from it. */
export interface RiverSide {
  isNorth(x: number, y: number): boolean;
  distanceKm(at: Point): number;
}

/** Builds the side test for the main river. */
export function riverSide(river: Watercourse): RiverSide {
  // Only the reach within the two towns matters; a shorter ring keeps the test fast.
  const reach = river.centreline.filter(([x]) => x > -9 && x < 18);
  const coarse = reach.filter((_, index) => index % 3 === 0);
  const north: Point[] = [...reach, [18, 60], [-9, 60]];
  return {
    isNorth: insideTest(north),
    distanceKm: (at) => nearestOn(coarse, at).distanceKm,
  };
}
