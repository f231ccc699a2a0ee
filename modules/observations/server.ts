import { defineModule } from '#platform/module/index.ts';
import { manifest } from './manifest.ts';
import { problems } from './problems.ts';
import { openIngest } from './service/ingest/index.ts';

export const observations = defineModule({
  manifest,
  directory: import.meta.dirname,
  problems,
  start: (_database, host) => Promise.resolve(openIngest(host)),
});
