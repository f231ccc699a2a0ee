import { defineModule } from '#platform/module/index.ts';
import { api } from './contract/index.ts';
import { sealAtStart, sealing } from './jobs.ts';
import { manifest } from './manifest.ts';
import { handlers } from './routes.ts';

export const privacy = defineModule({
  manifest,
  directory: import.meta.dirname,
  api,
  handlers,
  ticks: [sealing],
  start: sealAtStart,
});
