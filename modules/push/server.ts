import { defineModule } from '#platform/module/index.ts';
import { api } from './contract.ts';
import { sweep } from './jobs.ts';
import { manifest } from './manifest.ts';
import { problems } from './problems.ts';
import { handlers, mountPush } from './routes.ts';
import { keepHost } from './service/hosts.ts';

export const push = defineModule({
  manifest,
  directory: import.meta.dirname,
  api,
  handlers,
  problems,
  ticks: [sweep],
  start: (_database, host) => Promise.resolve(keepHost(host)),
  routes: mountPush,
});
