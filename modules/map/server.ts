import { contentOriginsSlot } from '#platform/http/index.ts';
import { mapLayersSlot, mapSearchSlot } from '#platform/map-layers/index.ts';
import { defineModule } from '#platform/module/index.ts';
import { mountArchives } from './archive-routes.ts';
import { api } from './contract.ts';
import { drawingLayer, drawingSearch } from './drawing-layer.ts';
import { manifest } from './manifest.ts';
import { ownSearch } from './own-map-layers.ts';
import { problems } from './problems.ts';
import { handlers } from './routes.ts';
import { learnOrigins, tileOrigins } from './service/background.ts';

export const map = defineModule({
  manifest,
  directory: import.meta.dirname,
  api,
  handlers,
  problems,
  routes: mountArchives,
  slots: {
    [contentOriginsSlot.name]: tileOrigins,
    [mapLayersSlot.name]: [drawingLayer],
    [mapSearchSlot.name]: [ownSearch, drawingSearch],
  },
  start: learnOrigins,
});
