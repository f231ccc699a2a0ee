export {
  bd09ToGcj02,
  bd09ToWgs84,
  gcj02ToBd09,
  gcj02ToWgs84,
  wgs84ToBd09,
  wgs84ToGcj02,
} from './china-datums.ts';
export {
  type BoundingBox,
  areaSquareMetres,
  boundingBox,
  centroid,
  distanceMetres,
  offsetMetres,
} from './measure.ts';
export { PolygonIndex } from './polygon-index.ts';
export { type PointPlace, placeInPolygon, pointInPolygon } from './point-in-polygon.ts';
export {
  type Area,
  type GeoProblem,
  type MultiPolygon,
  type Polygon,
  type Position,
  type Vertex,
} from './types.ts';
export { type AreaFeature, validateArea, validateFeatureCollection } from './validate.ts';
export { geoWords } from './words.ts';
