import { defineModule } from '#platform/module/index.ts';
import { api } from './contract.ts';
import { fillDemo } from './demo.ts';
import { countEntries } from './jobs.ts';
import { manifest } from './manifest.ts';
import { problems } from './problems.ts';
import { handlers } from './routes.ts';

export const assist = defineModule({
  manifest,
  directory: import.meta.dirname,
  api,
  handlers,
  problems,
  listeners: [countEntries],
  demo: fillDemo,
});
