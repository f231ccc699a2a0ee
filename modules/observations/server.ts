import { defineModule } from '#platform/module/index.ts';
import { api } from './contract/index.ts';
import { ticks } from './jobs.ts';
import { manifest } from './manifest.ts';
import { problems } from './problems.ts';
import { handlers } from './routes.ts';
import { openIngest } from './service/ingest/index.ts';

export const observations = defineModule({
  manifest,
  directory: import.meta.dirname,
  api,
  handlers,
  problems,
  ticks,
  start: (_database, host) => Promise.resolve(openIngest(host)),
});
