import { defineModule } from '#platform/module/index.ts';
import { checkStates, lastPage, refresh, timers } from './jobs.ts';
import { fillDemo } from './demo.ts';
import { manifest } from './manifest.ts';
import { problems } from './problems.ts';

export const things = defineModule({
  manifest,
  directory: import.meta.dirname,
  problems,
  listeners: [refresh],
  timers,
  services: [lastPage],
  start: checkStates,
  demo: fillDemo,
});
