import { defineModule } from '#platform/module/index.ts';
import { api } from './contract/index.ts';
import { fillDemo } from './demo.ts';
import { refreshBook } from './jobs.ts';
import { manifest } from './manifest.ts';
import { problems } from './problems.ts';
import { handlers } from './routes.ts';

export const duties = defineModule({
  manifest,
  directory: import.meta.dirname,
  api,
  handlers,
  problems,
  listeners: [refreshBook],
  demo: fillDemo,
});
