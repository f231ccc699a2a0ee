import { defineModule } from '#platform/module/index.ts';
import { api } from './contract.ts';
import { manifest } from './manifest.ts';
import { problems } from './problems.ts';
import { handlers } from './routes.ts';

export const map = defineModule({
  manifest,
  directory: import.meta.dirname,
  api,
  handlers,
  problems,
});
