import { defineModule } from '#platform/module/index.ts';
import { judgeSlot } from '#modules/observations/index.ts';
import { api, problems } from './contract/index.ts';
import { fillDemo } from './demo.ts';
import { listeners, timers } from './jobs.ts';
import { manifest } from './manifest.ts';
import { handlers } from './routes.ts';
import { judge } from './service/judge.ts';
import { addShippedRules } from './service/shipped-rules.ts';
import { noteStart } from './service/wake.ts';

export const alarms = defineModule({
  manifest,
  directory: import.meta.dirname,
  api,
  handlers,
  problems,
  listeners,
  timers,
  slots: { [judgeSlot.name]: judge },
  found: addShippedRules,
  demo: fillDemo,
  start: (database, { clock }) => Promise.resolve(noteStart(database, clock.now())),
});
