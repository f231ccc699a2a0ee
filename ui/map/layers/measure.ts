/** Lengths and areas of what is drawn, and how they are said. Pure. */
import { areaSquareMetres, distanceMetres } from '#platform/geo/index.ts';
import type { Position } from '../types.ts';

const muSquareMetres = 10_000 / 15;

/** Length of a line through positions, metres. */
export function lengthMetres(line: readonly Position[]): number {
  return line.slice(1).reduce((sum, to, at) => {
    const from = line[at];
    return from ? sum + distanceMetres(from, to) : sum;
  }, 0);
}

/** Area inside a ring that is not closed, square metres; 0 below three corners. */
export function ringSquareMetres(ring: readonly Position[]): number {
  const [first] = ring;
  if (!first || ring.length < 3) return 0;
  const closed = [...ring, first].map(({ longitude, latitude }): [number, number] => [
    longitude,
    latitude,
  ]);
  return areaSquareMetres({ type: 'Polygon', coordinates: [closed] });
}

/** `860 m`, `3.42 km`. */
export function sayMetres(metres: number): string {
  return metres < 1000 ? `${Math.round(metres)} m` : `${(metres / 1000).toFixed(2)} km`;
}

/** `640 m²`, `2.31 km²`, with mu 亩 for what is between a yard and a village. */
export function saySquareMetres(squareMetres: number, mu: string): string {
  if (squareMetres < 666) return `${Math.round(squareMetres)} m²`;
  const own =
    squareMetres < 1e5
      ? `${Math.round(squareMetres)} m²`
      : `${(squareMetres / 1e6).toFixed(2)} km²`;
  return `${own} · ${(squareMetres / muSquareMetres).toFixed(1)} ${mu}`;
}

/** A round length for a scale bar: 1, 2 or 5 times a power of ten, at most `mostMetres`. */
export function roundLength(mostMetres: number): number {
  const power = 10 ** Math.floor(Math.log10(mostMetres));
  const step = [5, 2, 1].find((one) => one * power <= mostMetres) ?? 1;
  return step * power;
}
