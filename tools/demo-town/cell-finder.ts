import type { TownGeometry } from './geometry/index.ts';
import { insideRing } from './geometry/plane.ts';

/** Finds the code of the grid cell at a WGS-84 place; '' outside the town. */
export type CellFinder = (longitude: number, latitude: number) => string;

/** Prepares the search: bounding boxes first, then the ring. */
export function createCellFinder(town: TownGeometry): CellFinder {
  const cells = town.gridCells.features.map((cell) => {
    const ring = cell.geometry.coordinates[0] ?? [];
    const [lngs, lats] = [ring.map((c) => c[0]), ring.map((c) => c[1])];
    return {
      code: cell.properties.code,
      ring,
      west: Math.min(...lngs),
      east: Math.max(...lngs),
      south: Math.min(...lats),
      north: Math.max(...lats),
    };
  });
  return (x, y) =>
    cells.find(
      ({ west, east, south, north, ring }) =>
        x >= west && x <= east && y >= south && y <= north && insideRing(x, y, ring),
    )?.code ?? '';
}
