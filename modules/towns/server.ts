import { lightTownSlot } from '#platform/light/index.ts';
import { mapLayersSlot, mapSearchSlot } from '#platform/map-layers/index.ts';
import { defineModule } from '#platform/module/index.ts';
import { api } from './contract.ts';
import { fillDemo } from './demo.ts';
import { refreshGround } from './jobs.ts';
import { lightTown } from './light/town.ts';
import { manifest } from './manifest.ts';
import { groundMapLayers, groundMapSearch } from './map-layer.ts';
import { mountMap } from './map-route.ts';
import { problems } from './problems.ts';
import { handlers } from './routes.ts';

export const towns = defineModule({
  manifest,
  directory: import.meta.dirname,
  api,
  handlers,
  problems,
  listeners: [refreshGround],
  slots: {
    [lightTownSlot.name]: lightTown,
    [mapLayersSlot.name]: groundMapLayers,
    [mapSearchSlot.name]: groundMapSearch,
  },
  routes: mountMap,
  demo: fillDemo,
});
