import { defineModule } from '#platform/module/index.ts';
import { api } from './contract/index.ts';
import { fillDemo } from './demo.ts';
import { beginCounting, keeper, learnSources, marking, ticks } from './jobs.ts';
import { manifest } from './manifest.ts';
import { problems } from './problems.ts';
import { handlers } from './routes.ts';

export const indicators = defineModule({
  manifest,
  directory: import.meta.dirname,
  api,
  handlers,
  problems,
  batchListeners: marking,
  services: [keeper],
  ticks,
  start: learnSources,
  found: beginCounting,
  demo: fillDemo,
  demoOrder: 'last',
});
