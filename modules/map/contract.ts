/** What the one map offers over HTTP. */
import { defineApi } from '#platform/contract/index.ts';
import { mapLayerOperations } from '#platform/contract/map.ts';
import { drawingOperations } from '#platform/contract/map-drawings.ts';
import { backgroundOperations } from './contract/background.ts';
import { ownLayerOperations } from './contract/own-layers.ts';

export * from './contract/background.ts';
export * from './contract/own-layers.ts';

export const api = defineApi('map', {
  ...mapLayerOperations,
  ...backgroundOperations,
  ...ownLayerOperations,
  ...drawingOperations,
});
