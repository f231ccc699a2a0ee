import { healthChecksSlot } from '#platform/health/index.ts';
import { defineModule } from '#platform/module/index.ts';
import { api } from './contract/index.ts';
import { healthChecks } from './health.ts';
import { sequencer } from './jobs.ts';
import { manifest } from './manifest.ts';
import { problems } from './problems.ts';
import { handlers } from './routes.ts';
import { openHouse } from './service/house.ts';
import { mountLog } from './service/serve.ts';

export const ledger = defineModule({
  manifest,
  directory: import.meta.dirname,
  api,
  handlers,
  problems,
  services: [sequencer],
  slots: { [healthChecksSlot.name]: healthChecks },
  routes: (server, app) => mountLog(app, server),
  start: (_database, host) => {
    openHouse(host);
    return Promise.resolve();
  },
});
