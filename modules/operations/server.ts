import { defineModule } from '#platform/module/index.ts';
import { api } from './contract/index.ts';
import { watching } from './jobs.ts';
import { manifest } from './manifest.ts';
import { handlers } from './routes.ts';
import { learnHost } from './service/health.ts';

export const operations = defineModule({
  manifest,
  directory: import.meta.dirname,
  api,
  handlers,
  ticks: [watching],
  start: learnHost,
});
