/**
 * Layers of the one map. A module declares what it can show (`mapLayersSlot`) and what can be found by words
 * (`mapSearchSlot`); the module of the map serves them all, within the reader's rights, and `ui/map` draws them.
 */
import type { Ctx } from '../context/index.ts';
import type { Tx } from '../database/index.ts';
import { defineSlot } from '../slots/index.ts';
import type { MapLayer, MapSearch } from './types.ts';

export type {
  MapClass,
  MapColumn,
  MapDetail,
  MapFeatures,
  MapHit,
  MapReplay,
  MapSpan,
  MapTrack,
} from '../contract/map.ts';
export { answerPoints, answerShapes, boxOf } from './grid.ts';
export { type PointRows, readPoints } from './points.ts';
export type {
  LayerPoint,
  LayerShape,
  MapEdges,
  MapLayer,
  MapQuestion,
  MapSearch,
  ReplayQuestion,
} from './types.ts';
export { palette } from './palette.ts';

/** Filled by modules that have something to show on the map. */
export const mapLayersSlot = defineSlot<readonly MapLayer[]>('map.layers');

/** Filled by modules whose things can be found by their words. */
export const mapSearchSlot = defineSlot<readonly MapSearch[]>('map.search');

/** Makes a reading of the database into one of a ctx: in a transaction of its own, as the actor. */
export function reading<Rest extends readonly unknown[], Answer>(
  work: (tx: Tx, ...rest: Rest) => Promise<Answer>,
): (ctx: Ctx, ...rest: Rest) => Promise<Answer> {
  return (ctx, ...rest) => ctx.database.inTenant(ctx, (tx) => work(tx, ...rest));
}
