import { defineModule } from '#platform/module/index.ts';
import { personalLooksSlot } from '#platform/personal/index.ts';
import { api } from './contract/index.ts';
import { fillDemo } from './demo.ts';
import { answering, correcting, delivering, expiring, noticing } from './jobs.ts';
import { manifest } from './manifest.ts';
import { problems } from './problems.ts';
import { handlers } from './routes.ts';
import { usesBesideLooks } from './service/own-uses.ts';

export const sharing = defineModule({
  manifest,
  directory: import.meta.dirname,
  api,
  handlers,
  problems,
  listeners: [noticing],
  timers: [answering, expiring, correcting],
  ticks: [delivering],
  demo: fillDemo,
  slots: { [personalLooksSlot.name]: usesBesideLooks },
});
