/** What a drawing is and measures. Pure. */
import { areaSquareMetres, distanceMetres } from '#platform/geo/index.ts';
import type { Drawing } from '#platform/contract/map-drawings.ts';

type Geometry = Drawing['geometry'];

const kinds = { Point: 'point', LineString: 'line', Polygon: 'area' } as const;

/** What was drawn; null for a geometry that no drawing has. */
export function kindOf({ type }: { readonly type: string }): Drawing['kind'] | null {
  return type in kinds ? kinds[type as keyof typeof kinds] : null;
}

/** Length of a line or around an area, and the ground that an area covers without its holes. */
export function measuresOf(geometry: Geometry): { lengthMetres: number; squareMetres: number } {
  if (geometry.type === 'Point') return { lengthMetres: 0, squareMetres: 0 };
  if (geometry.type === 'LineString') {
    return { lengthMetres: lengthOf(geometry.coordinates), squareMetres: 0 };
  }
  const coordinates = geometry.coordinates as [number, number][][];
  return {
    lengthMetres: lengthOf(coordinates[0] ?? []),
    squareMetres: areaSquareMetres({ type: 'Polygon', coordinates }),
  };
}

function lengthOf(line: readonly GeoJSON.Position[]): number {
  const places = line.map(([longitude = 0, latitude = 0]) => ({ longitude, latitude }));
  return places.slice(1).reduce((sum, to, at) => sum + distanceMetres(places[at] ?? to, to), 0);
}

/** `860 m`, `3.42 km`, `2.31 km² · 3465.0 亩`: how a drawing's measures are told on its card. */
export function sayMeasures(
  { lengthMetres, squareMetres }: { lengthMetres: number; squareMetres: number },
  locale: 'zh' | 'en',
): string {
  const length =
    lengthMetres < 1000
      ? `${Math.round(lengthMetres)} m`
      : `${(lengthMetres / 1000).toFixed(2)} km`;
  if (squareMetres === 0) return lengthMetres === 0 ? '' : length;
  const mu = ((squareMetres * 15) / 10_000).toFixed(1);
  const area =
    squareMetres < 1e5
      ? `${Math.round(squareMetres)} m²`
      : `${(squareMetres / 1e6).toFixed(2)} km²`;
  return locale === 'zh'
    ? `${area} · ${mu} 亩 · 周长 ${length}`
    : `${area} · ${mu} mu · ${length} around`;
}
