/** How much of one area lies in others, by a regular grid of sample points. */
import {
  type Area,
  areaSquareMetres,
  boundingBox,
  placeInPolygon,
  type Position,
} from '#platform/geo/index.ts';

/** Shares up to this are slivers of neighbouring boundaries drawn apart, not faults. */
export const sliverShare = 0.01;

/** Samples along each side of the area's box: faults of a thousandth of the area are seen. */
const samplesPerSide = 72;

/** Points spread evenly over an area; none on its edge. */
export function samplesOf(area: Area): Position[] {
  const { west, south, east, north } = boundingBox(area);
  const samples: Position[] = [];
  for (let row = 0; row < samplesPerSide; row += 1) {
    for (let column = 0; column < samplesPerSide; column += 1) {
      const longitude = west + ((column + 0.5) / samplesPerSide) * (east - west);
      const latitude = south + ((row + 0.5) / samplesPerSide) * (north - south);
      if (placeInPolygon({ longitude, latitude }, area) === 'inside')
        samples.push({ longitude, latitude });
    }
  }
  return samples;
}

/** Share (0 to 1) of the samples that lie inside another area. */
export function shareInside(samples: readonly Position[], other: Area): number {
  if (samples.length === 0) return 0;
  const inside = samples.filter((sample) => placeInPolygon(sample, other) === 'inside').length;
  return inside / samples.length;
}

/** Whether two areas' boxes touch: what does not touch cannot overlap. */
export function boxesTouch(a: Area, b: Area): boolean {
  const [one, two] = [boundingBox(a), boundingBox(b)];
  return (
    one.west <= two.east && two.west <= one.east && one.south <= two.north && two.south <= one.north
  );
}

/** Overlap of an area with another, as a share of the smaller one. */
export function overlapShare(area: Area, samples: readonly Position[], other: Area): number {
  if (!boxesTouch(area, other)) return 0;
  const own = shareInside(samples, other);
  const smaller = Math.min(areaSquareMetres(area), areaSquareMetres(other));
  return smaller === 0 ? 0 : Math.min(1, (own * areaSquareMetres(area)) / smaller);
}
