import { defineModule } from '#platform/module/index.ts';
import { api } from './contract.ts';
import { fillDemo } from './demo.ts';
import { manifest } from './manifest.ts';
import { handlers } from './routes.ts';

export const manholes = defineModule({
  manifest,
  directory: import.meta.dirname,
  api,
  handlers,
  demo: fillDemo,
});
