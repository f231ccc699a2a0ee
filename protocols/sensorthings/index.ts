/** OGC SensorThings API 1.1: reads addresses, query options and filters. Pure; knows no store. */
export type { Value } from './call-function.ts';
export { type EntitySet, type Navigation, navigations, refuseUnknown } from './entities.ts';
export { compareValues, evaluate, fits, type PropertyReader } from './evaluate.ts';
export { type Expression, parseExpression } from './expression.ts';
export { SensorThingsFault } from './fault.ts';
export type { Geometry } from './geometry.ts';
export { type EntityId, parsePath, type ResourcePath, type Step } from './path.ts';
export { type Expand, type Order, parseQuery, type Query } from './query.ts';
export { type Bounds, numberBounds, timeBounds } from './bounds.ts';
