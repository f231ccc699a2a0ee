import { streamSourcesSlot } from '#platform/http/index.ts';
import { mapLayersSlot, mapSearchSlot } from '#platform/map-layers/index.ts';
import { defineModule } from '#platform/module/index.ts';
import { api } from './contract/index.ts';
import { manifest } from './manifest.ts';
import { problems } from './problems.ts';
import { mountRaw } from './raw-routes.ts';
import { handlers } from './routes.ts';
import { cameraMapLayers, cameraMapSearch } from './map-layer.ts';
import { learnSources, streamSources } from './service/camera-hosts.ts';

export const cockpit = defineModule({
  manifest,
  directory: import.meta.dirname,
  api,
  handlers,
  problems,
  routes: mountRaw,
  slots: {
    [streamSourcesSlot.name]: streamSources,
    [mapLayersSlot.name]: cameraMapLayers,
    [mapSearchSlot.name]: cameraMapSearch,
  },
  start: learnSources,
});
