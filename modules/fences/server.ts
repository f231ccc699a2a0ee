import { mapLayersSlot } from '#platform/map-layers/index.ts';
import { defineModule } from '#platform/module/index.ts';
import { judgeSlot } from '#modules/observations/index.ts';
import { api } from './contract.ts';
import { fillDemo } from './demo.ts';
import { refreshFences, timers } from './jobs.ts';
import { fenceMapLayers } from './map-layer.ts';
import { manifest } from './manifest.ts';
import { problems } from './problems.ts';
import { handlers } from './routes.ts';
import { fenceJudge } from './service/judge.ts';

export const fences = defineModule({
  manifest,
  directory: import.meta.dirname,
  api,
  handlers,
  problems,
  listeners: [refreshFences],
  timers,
  slots: {
    [judgeSlot.name]: fenceJudge,
    [mapLayersSlot.name]: fenceMapLayers,
  },
  demo: fillDemo,
});
