import { factSourcesSlot, indicatorSeedsSlot, liveNumbersSlot } from '#platform/facts/index.ts';
import { mapLayersSlot } from '#platform/map-layers/index.ts';
import { defineModule } from '#platform/module/index.ts';
import { judgeSlot } from '#modules/observations/index.ts';
import { api } from './contract/index.ts';
import { fillDemo } from './demo.ts';
import { factSources, liveNumbers } from './facts.ts';
import { indicatorSeeds } from './indicators.ts';
import { followChanges, refreshPlan, timers } from './jobs.ts';
import { lightingMapLayers } from './map-layer.ts';
import { manifest } from './manifest.ts';
import { problems } from './problems.ts';
import { handlers } from './routes.ts';
import { lampJudge } from './service/judge.ts';
import { setUpLighting } from './service/set-up.ts';

export const lighting = defineModule({
  manifest,
  directory: import.meta.dirname,
  api,
  handlers,
  problems,
  listeners: [refreshPlan, followChanges],
  timers,
  slots: {
    [judgeSlot.name]: lampJudge,
    [factSourcesSlot.name]: factSources,
    [liveNumbersSlot.name]: liveNumbers,
    [indicatorSeedsSlot.name]: indicatorSeeds,
    [mapLayersSlot.name]: lightingMapLayers,
  },
  found: setUpLighting,
  demo: fillDemo,
});
