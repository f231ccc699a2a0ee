import { factSourcesSlot, indicatorSeedsSlot } from '#platform/facts/index.ts';
import { mapLayersSlot } from '#platform/map-layers/index.ts';
import { defineModule } from '#platform/module/index.ts';
import { addRules } from '#modules/alarms/index.ts';
import { judgeSlot } from '#modules/observations/index.ts';
import { api } from './contract.ts';
import { shippedRules } from './catalogue/rules.ts';
import { fillDemo } from './demo.ts';
import { factSources } from './facts.ts';
import { indicatorSeeds } from './indicators.ts';
import { timers } from './jobs.ts';
import { environmentMapLayers } from './map-layer.ts';
import { manifest } from './manifest.ts';
import { problems } from './problems.ts';
import { handlers } from './routes.ts';
import { stationJudge } from './service/judge.ts';

export const environment = defineModule({
  manifest,
  directory: import.meta.dirname,
  api,
  handlers,
  problems,
  timers,
  slots: {
    [judgeSlot.name]: stationJudge,
    [factSourcesSlot.name]: factSources,
    [indicatorSeedsSlot.name]: indicatorSeeds,
    [mapLayersSlot.name]: environmentMapLayers,
  },
  found: (tx) => addRules(tx, shippedRules),
  demo: fillDemo,
});
