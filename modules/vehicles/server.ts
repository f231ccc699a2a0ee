import { factSourcesSlot, indicatorSeedsSlot } from '#platform/facts/index.ts';
import { mapLayersSlot } from '#platform/map-layers/index.ts';
import { defineModule } from '#platform/module/index.ts';
import { judgeSlot } from '#modules/observations/index.ts';
import { api } from './contract.ts';
import { fillDemo } from './demo.ts';
import { factSources } from './facts.ts';
import { indicatorSeeds } from './indicators.ts';
import { closing, timers } from './jobs.ts';
import { vehicleMapLayers } from './map-layer.ts';
import { manifest } from './manifest.ts';
import { problems } from './problems.ts';
import { handlers } from './routes.ts';
import { trackJudge } from './service/route-days.ts';

export const vehicles = defineModule({
  manifest,
  directory: import.meta.dirname,
  api,
  handlers,
  problems,
  timers,
  ticks: [closing],
  slots: {
    [judgeSlot.name]: trackJudge,
    [factSourcesSlot.name]: factSources,
    [indicatorSeedsSlot.name]: indicatorSeeds,
    [mapLayersSlot.name]: vehicleMapLayers,
  },
  demo: fillDemo,
  demoOrder: 'last',
});
