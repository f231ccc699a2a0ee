import { defineModule } from '#platform/module/index.ts';
import { api } from './contract.ts';
import { fillDemo } from './demo.ts';
import { sweep } from './jobs.ts';
import { manifest } from './manifest.ts';
import { problems } from './problems.ts';
import { handlers, mountEvents } from './routes.ts';
import { lorawanService } from './service/downlink.ts';
import { keepHost } from './service/hosts.ts';

export const lorawan = defineModule({
  manifest,
  directory: import.meta.dirname,
  api,
  handlers,
  problems,
  ticks: [sweep],
  services: [lorawanService],
  start: (_database, host) => Promise.resolve(keepHost(host)),
  routes: mountEvents,
  demo: fillDemo,
});
