import { createCellFinder } from '../cell-finder.ts';
import type { LngLat, TownGeometry } from '../geometry/index.ts';
import type { Random } from '../random.ts';

/** A place at which things happen. */
export interface Spot {
  at: LngLat;
  address: string;
  gridCellCode: string;
}

/** Where reports come from: cells by weight, and the spots in each. */
export interface SpotBook {
  cells: { code: string; inQuarter: boolean; spots: Spot[] }[];
  weights: number[];
  marketWeights: number[];
}

const METRE = 1e-5;

function rawSpots(town: TownGeometry): { at: LngLat; address: string }[] {
  const village = createCellFinder(town);
  const names = new Map(
    town.villages.features.map(({ properties }) => [properties.code, properties.nameZh]),
  );
  const villageAt = ([x, y]: LngLat): string => names.get(village(x, y).slice(0, 12)) ?? '';
  return [
    ...town.doors.map(({ street, number, position }) => ({
      at: position,
      address: `${street}${String(number)}号`,
    })),
    ...town.landmarks.features.flatMap(({ properties, geometry }) => {
      const spot = { at: geometry.coordinates, address: `${properties.nameZh}旁` };
      return [spot, spot, spot];
    }),
    ...town.hamlets.flatMap(({ nameZh, position }) => {
      const address = `${villageAt(position)}${nameZh}`;
      return Array.from({ length: 8 }, (_, index): { at: LngLat; address: string } => {
        const angle = (index / 8) * 2 * Math.PI;
        const away = (30 + index * 12) * METRE;
        return {
          at: [position[0] + Math.cos(angle) * away, position[1] + Math.sin(angle) * away],
          address,
        };
      });
    }),
    ...town.roads.features
      .filter(
        ({ properties }) => properties.kind === 'villageRoad' || properties.kind === 'countyRoad',
      )
      .flatMap(({ properties, geometry }) =>
        geometry.coordinates.map((at) => ({ at, address: `${villageAt(at)}${properties.nameZh}` })),
      ),
  ];
}

/** Gathers the spots of a town by grid cell, each strictly inside its cell. */
export function spotBook(town: TownGeometry): SpotBook {
  const cellAt = createCellFinder(town);
  const byCell = new Map<string, Spot[]>();
  for (const { at, address } of rawSpots(town)) {
    const gridCellCode = cellAt(at[0], at[1]);
    if (gridCellCode === '') continue;
    const spots = byCell.get(gridCellCode) ?? [];
    spots.push({ at, address, gridCellCode });
    byCell.set(gridCellCode, spots);
  }
  const quarter = town.villages.features.find(({ properties }) => properties.kind === 'quarter');
  const cells = town.gridCells.features.map(({ properties }) => ({
    code: properties.code,
    inQuarter: properties.parentCode === quarter?.properties.code,
    spots: byCell.get(properties.code) ?? [],
  }));
  const quarterCount = cells.filter(({ inQuarter }) => inQuarter).length;
  const uneven = (index: number): number => 0.75 + ((index * 7) % 5) * 0.13;
  const weights = cells.map(({ inQuarter }, index) =>
    inQuarter
      ? (0.46 / quarterCount) * uneven(index)
      : (0.54 / (cells.length - quarterCount)) * uneven(index),
  );
  const marketWeights = weights.map(
    (weight, index) => weight * (cells[index]?.inQuarter ? 1.5 : 0.85),
  );
  return { cells, weights, marketWeights };
}

/** Draws a place: a spot of the cell, moved by a few metres where that stays in the cell. */
export function drawSpot(
  spots: readonly Spot[],
  random: Random,
  cellAt: (longitude: number, latitude: number) => string,
): Spot {
  const spot = random.pick(spots);
  const at: LngLat = [
    Math.round((spot.at[0] + random.normal(0, 9) * METRE) * 1e6) / 1e6,
    Math.round((spot.at[1] + random.normal(0, 8) * METRE) * 1e6) / 1e6,
  ];
  return cellAt(at[0], at[1]) === spot.gridCellCode ? { ...spot, at } : spot;
}
