import {
  factSourcesSlot,
  indicatorSeedsSlot,
  liveNumbersSlot,
  recentSlot,
} from '#platform/facts/index.ts';
import { mapLayersSlot, mapSearchSlot } from '#platform/map-layers/index.ts';
import { defineModule } from '#platform/module/index.ts';
import { judgeSlot } from '#modules/observations/index.ts';
import { api, problems } from './contract/index.ts';
import { fillDemo } from './demo.ts';
import { factSources, liveNumbers } from './facts.ts';
import { indicatorSeeds } from './indicators.ts';
import { listeners, timers } from './jobs.ts';
import { alarmMapLayers, alarmMapSearch } from './map-layer.ts';
import { manifest } from './manifest.ts';
import { recentOfAlarms } from './recent.ts';
import { handlers } from './routes.ts';
import { judge } from './service/judge.ts';
import { addShippedRules } from './service/shipped-rules.ts';
import { noteStart } from './service/wake.ts';

export const alarms = defineModule({
  manifest,
  directory: import.meta.dirname,
  api,
  handlers,
  problems,
  listeners,
  timers,
  slots: {
    [mapLayersSlot.name]: alarmMapLayers,
    [mapSearchSlot.name]: alarmMapSearch,
    [judgeSlot.name]: judge,
    [factSourcesSlot.name]: factSources,
    [liveNumbersSlot.name]: liveNumbers,
    [indicatorSeedsSlot.name]: indicatorSeeds,
    [recentSlot.name]: recentOfAlarms,
  },
  found: addShippedRules,
  demo: fillDemo,
  start: (database, { clock }) => Promise.resolve(noteStart(database, clock.now())),
});
