import { defineModule } from '#platform/module/index.ts';
import { judgeSlot } from '#modules/observations/index.ts';
import { api } from './contract.ts';
import { fillDemo } from './demo.ts';
import { refreshFences, timers } from './jobs.ts';
import { manifest } from './manifest.ts';
import { problems } from './problems.ts';
import { handlers } from './routes.ts';
import { fenceJudge } from './service/judge.ts';

export const fences = defineModule({
  manifest,
  directory: import.meta.dirname,
  api,
  handlers,
  problems,
  listeners: [refreshFences],
  timers,
  slots: { [judgeSlot.name]: fenceJudge },
  demo: fillDemo,
});
