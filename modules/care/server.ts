import { assistActsSlot, assistReceiptsSlot } from '#platform/assist-acts/index.ts';
import { fileAccess } from '#modules/files/index.ts';
import { indicatorSeedsSlot, liveNumbersSlot } from '#platform/facts/index.ts';
import { defineModule } from '#platform/module/index.ts';
import { keepOlderPeople } from '#platform/older-people/index.ts';
import {
  personalEraseSlot,
  personalExportSlot,
  personalReachSlot,
  personalSweepSlot,
} from '#platform/personal/index.ts';
import { assistActs, receiptOfCare } from './assist-acts.ts';
import { foundCare } from './catalogue/found.ts';
import { api } from './contract/index.ts';
import { fillDemo } from './demo.ts';
import { listeners, timers } from './jobs.ts';
import { indicatorSeeds, liveNumbers } from './indicators.ts';
import { manifest } from './manifest.ts';
import { problems } from './problems.ts';
import { handlers } from './routes.ts';
import { keepsOlderPeople } from './service/older-people.ts';
import {
  eraseOfCare,
  exportOfCare,
  fileAccessOfCare,
  reachOfElders,
  sweepOfCare,
} from './service/personal.ts';

export const care = defineModule({
  manifest,
  directory: import.meta.dirname,
  api,
  handlers,
  problems,
  listeners,
  timers,
  slots: {
    [indicatorSeedsSlot.name]: indicatorSeeds,
    [liveNumbersSlot.name]: liveNumbers,
    [assistActsSlot.name]: assistActs,
    [assistReceiptsSlot.name]: receiptOfCare,
    [fileAccess.name]: fileAccessOfCare,
    [personalReachSlot.name]: reachOfElders,
    [personalExportSlot.name]: exportOfCare,
    [personalEraseSlot.name]: eraseOfCare,
    [personalSweepSlot.name]: sweepOfCare,
  },
  start: async (database) => keepOlderPeople(database, keepsOlderPeople),
  found: foundCare,
  demo: fillDemo,
});
