import { factSourcesSlot, indicatorSeedsSlot, liveNumbersSlot } from '#platform/facts/index.ts';
import { actSubjectsSlot } from '#platform/ledger/index.ts';
import { mapLayersSlot, mapSearchSlot } from '#platform/map-layers/index.ts';
import { defineModule } from '#platform/module/index.ts';
import { shippedModels } from './catalogue/index.ts';
import { checkStates, lastPage, refresh, timers, sweepEvents } from './jobs.ts';
import { api } from './contract/index.ts';
import { fillDemo } from './demo.ts';
import { factSources, liveNumbers } from './facts.ts';
import { indicatorSeeds } from './indicators.ts';
import { mountRegistration } from './device-routes.ts';
import { mountFirmware } from './firmware-route.ts';
import { thingMapLayers, thingMapSearch } from './map-layer.ts';
import { manifest } from './manifest.ts';
import { problems } from './problems/index.ts';
import { handlers } from './routes.ts';
import { saveModels } from './service/models.ts';
import { namedThings } from './service/names.ts';

export const things = defineModule({
  manifest,
  directory: import.meta.dirname,
  api,
  handlers,
  problems,
  listeners: [refresh],
  timers,
  ticks: [sweepEvents],
  routes: (server, app) => {
    mountFirmware(server, app);
    mountRegistration(server, app);
  },
  services: [lastPage],
  slots: {
    [actSubjectsSlot.name]: namedThings,
    [factSourcesSlot.name]: factSources,
    [liveNumbersSlot.name]: liveNumbers,
    [indicatorSeedsSlot.name]: indicatorSeeds,
    [mapLayersSlot.name]: thingMapLayers,
    [mapSearchSlot.name]: thingMapSearch,
  },
  start: checkStates,
  found: (tx) => saveModels(tx, shippedModels, '随系统提供'),
  demo: fillDemo,
});
