/** Types that the pure rules of the map share with the platform. */
export type { MapEdges } from '#platform/map-layers/index.ts';
