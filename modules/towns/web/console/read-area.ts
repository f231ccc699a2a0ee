interface Geo {
  readonly type?: string;
  readonly geometry?: Geo | null;
  readonly features?: readonly Geo[];
  readonly coordinates?: unknown;
}

/**
 * The one area of a GeoJSON text: a Polygon or MultiPolygon, alone, as a feature, or as the only
 * feature of a collection. Null for anything else; the server proves the corners.
 */
export function readArea(text: string): Geo | null {
  try {
    return areaOf(JSON.parse(text) as Geo);
  } catch {
    return null;
  }
}

function areaOf(read: Geo | null | undefined): Geo | null {
  if (!read || typeof read !== 'object') return null;
  if (read.type === 'Feature') return areaOf(read.geometry);
  if (read.type === 'FeatureCollection') {
    return read.features?.length === 1 ? areaOf(read.features[0]) : null;
  }
  const isArea = read.type === 'Polygon' || read.type === 'MultiPolygon';
  return isArea && Array.isArray(read.coordinates)
    ? { type: read.type, coordinates: read.coordinates }
    : null;
}
