import type { LabelField } from './label-field.ts';
import { mainStreetY, NEIGHBOURS, QUARTERS, TOWNS, type VillagePlan } from './layout.ts';
import { layeredNoise, type Noise } from './noise.ts';
import type { Point } from './plane.ts';
import type { RiverSide } from './river.ts';

/** Labels from this on are neighbouring towns; below it, grid cells in the order of the plan. */
export const NEIGHBOUR_LABEL = 1000;

interface NumberedVillage {
  plan: VillagePlan;
  town: number;
  firstLabel: number;
  heart: Point;
}

function numberVillages(): NumberedVillage[] {
  let firstLabel = 0;
  return TOWNS.flatMap((town, townIndex) =>
    town.villages.map((plan) => {
      const heart: Point = [
        plan.cells.reduce((sum, cell) => sum + cell.seed[0], 0) / plan.cells.length,
        plan.cells.reduce((sum, cell) => sum + cell.seed[1], 0) / plan.cells.length,
      ];
      const numbered = { plan, town: townIndex, firstLabel, heart };
      firstLabel += plan.cells.length;
      return numbered;
    }),
  );
}

function nearestIndex(x: number, y: number, seeds: readonly Point[]): number {
  let [best, bestDistance] = [0, Number.POSITIVE_INFINITY];
  for (let index = 0; index < seeds.length; index += 1) {
    const [sx, sy] = seeds[index] as Point;
    const distance = (x - sx) ** 2 + (y - sy) ** 2;
    if (distance < bestDistance) [best, bestDistance] = [index, distance];
  }
  return best;
}

interface Warp {
  east: Noise;
  north: Noise;
  strengthKm: number;
}

/** Moves a place by noise before it is measured: straight Voronoi borders become natural ones. */
function bent(x: number, y: number, warp: Warp): Point {
  return [x + warp.east(x, y) * warp.strengthKm, y + warp.north(x, y) * warp.strengthKm];
}

function makeWarp(seed: number, wavelengthKm: number, strengthKm: number): Warp {
  return {
    east: layeredNoise(seed, wavelengthKm, 4),
    north: layeredNoise(seed + 31, wavelengthKm, 4),
    strengthKm,
  };
}

/** The quarter's cell at a place, or −1 outside it: streets are its inner borders. */
function quarterCell(town: number, x: number, y: number, edge: Warp): number {
  const quarter = QUARTERS[town];
  if (!quarter) return -1;
  const [ex, ey] = bent(x, y, edge);
  const [u, v] = [ex - quarter.centre[0], ey - quarter.centre[1]];
  const reach = v > 0 ? quarter.northKm : quarter.southKm;
  if (Math.abs(u / quarter.halfLengthKm) ** 3 + (Math.abs(v) / reach) ** 3 > 1) return -1;
  const column = quarter.cuts.filter((cut) => x - quarter.centre[0] > cut).length;
  if (town !== 0) return column;
  return column + (y > mainStreetY(x) ? 0 : 3);
}

function insideCounty(x: number, y: number, rim: Noise): boolean {
  const [u, v] = [(x - 2.2) / 19.6, (y - 0.4) / 17.2];
  return Math.abs(u) ** 2.5 + Math.abs(v) ** 2.5 + rim(x, y) * 0.52 < 0.9;
}

/** Divides the towns' own ground: the quarter first, then the nearest village on the same bank. */
function cellDivider(
  seed: number,
  side: RiverSide,
): (town: number, x: number, y: number) => number {
  const villageWarp = makeWarp(seed + 3, 1.7, 0.85);
  const edgeWarp = makeWarp(seed + 4, 0.8, 0.26);
  const villages = numberVillages();
  const quarterLabels = [0, 1].map(
    (town) => villages.find((v) => v.town === town)?.firstLabel ?? 0,
  );
  const rural = [0, 1].map((town) =>
    [-1, 1].map((bank) => {
      const own = villages.filter((v) => v.town === town && v.plan.side === bank);
      return { own, hearts: own.map(({ heart }) => heart) };
    }),
  );
  const seedsOf = new Map(villages.map((v) => [v, v.plan.cells.map((cell) => cell.seed)]));
  return (town, x, y) => {
    const isNorth = side.isNorth(x, y);
    const quarter = isNorth ? quarterCell(town, x, y, edgeWarp) : -1;
    if (quarter >= 0) return (quarterLabels[town] ?? 0) + quarter;
    const [wx, wy] = bent(x, y, villageWarp);
    const bank = rural[town]?.[isNorth ? 1 : 0];
    const chosen = bank?.own[nearestIndex(wx, wy, bank.hearts)];
    if (!chosen) return -1;
    return chosen.firstLabel + nearestIndex(wx, wy, seedsOf.get(chosen) ?? []);
  };
}

/** The county as a label field: grid cells of the two towns, and the neighbouring towns. */
export function countyField(seed: number, side: RiverSide): LabelField {
  const rim = layeredNoise(seed + 1, 7, 3);
  const townWarp = makeWarp(seed + 2, 3.8, 1.8);
  const townSeeds = [...TOWNS, ...NEIGHBOURS].map((town) => town.seed);
  const cellAt = cellDivider(seed, side);
  return {
    minX: -21,
    minY: -20,
    maxX: 26,
    maxY: 21,
    stepKm: 0.1,
    labelAt: (x, y) => {
      if (!insideCounty(x, y, rim)) return -1;
      const [wx, wy] = bent(x, y, townWarp);
      const town = nearestIndex(wx, wy, townSeeds);
      if (town >= TOWNS.length) return NEIGHBOUR_LABEL + town - TOWNS.length;
      return cellAt(town, x, y);
    },
  };
}
