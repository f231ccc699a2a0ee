import { defineModule } from '#platform/module/index.ts';
import { api } from './contract/index.ts';
import { sealAtStart, sealing, sweeping } from './jobs.ts';
import { manifest } from './manifest.ts';
import { problems } from './problems.ts';
import { answerStanding } from '#platform/personal/index.ts';
import { handlers } from './routes.ts';
import { standing } from './service/standing.ts';

export const privacy = defineModule({
  manifest,
  directory: import.meta.dirname,
  api,
  handlers,
  problems,
  ticks: [sealing, sweeping],
  start: sealAtStart,
  routes: ({ database }) => answerStanding(database, standing),
});
