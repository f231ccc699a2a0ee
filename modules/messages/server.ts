import { healthChecksSlot } from '#platform/health/index.ts';
import { defineModule } from '#platform/module/index.ts';
import { personalEraseSlot, personalReachSlot } from '#platform/personal/index.ts';
import { api } from './contract/index.ts';
import { deliver, sweep } from './jobs.ts';
import { outboxCheck } from './health.ts';
import { manifest } from './manifest.ts';
import { problems } from './problems.ts';
import { handlers } from './routes.ts';
import { eraseOfMessages, reachOfMessages } from './service/personal.ts';
import { outboxAtRest } from './service/outbox.ts';
import { openWorld } from './service/world.ts';

export const messages = defineModule({
  manifest,
  directory: import.meta.dirname,
  api,
  handlers,
  problems,
  ticks: [deliver, sweep],
  slots: {
    [personalEraseSlot.name]: eraseOfMessages,
    [personalReachSlot.name]: reachOfMessages,
    [healthChecksSlot.name]: [outboxCheck],
  },
  routes: (server, app) => {
    openWorld(server);
    app.addHook('onClose', () => outboxAtRest(server.database));
  },
});
