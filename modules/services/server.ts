import { assistActsSlot, assistReceiptsSlot } from '#platform/assist-acts/index.ts';
import { chargeListenerSlot } from '#platform/charges/index.ts';
import { lightPagesSlot } from '#platform/light/index.ts';
import { indicatorSeedsSlot, liveNumbersSlot } from '#platform/facts/index.ts';
import { defineModule } from '#platform/module/index.ts';
import {
  personalEraseSlot,
  personalExportSlot,
  personalLooksSlot,
  personalReachSlot,
  personalSweepSlot,
} from '#platform/personal/index.ts';
import { useCaseProcedure } from '#modules/cases/index.ts';
import { fileAccess } from '#modules/files/index.ts';
import { assistActs, receiptOfServices } from './assist-acts.ts';
import { api } from './contract/index.ts';
import { fillDemo } from './demo.ts';
import { listeners } from './jobs.ts';
import { lightPages } from './light/pages.ts';
import { indicatorSeeds, liveNumbers } from './indicators.ts';
import { manifest } from './manifest.ts';
import { problems } from './problems.ts';
import { handlers } from './routes.ts';
import { caseCategory } from './rules/case-category.ts';
import { deadEnds } from './rules/transition.ts';
import { feeListener } from './service/fees.ts';
import {
  eraseOfApplications,
  exportOfApplications,
  fileAccessOfServices,
  reachOfApplications,
  sweepOfDrafts,
} from './service/personal.ts';
import { prefillsBesideLooks } from './service/prefill.ts';
import { isApplicationCase } from './store/applications.ts';

const stuck = deadEnds();
if (stuck.length > 0) throw new Error(`no way to an end from: ${stuck.join()}`);

export const services = defineModule({
  manifest,
  directory: import.meta.dirname,
  api,
  handlers,
  problems,
  listeners,
  slots: {
    [indicatorSeedsSlot.name]: indicatorSeeds,
    [liveNumbersSlot.name]: liveNumbers,
    [assistActsSlot.name]: assistActs,
    [assistReceiptsSlot.name]: receiptOfServices,
    [chargeListenerSlot.name]: feeListener,
    [fileAccess.name]: fileAccessOfServices,
    [lightPagesSlot.name]: lightPages,
    [personalEraseSlot.name]: eraseOfApplications,
    [personalExportSlot.name]: exportOfApplications,
    [personalLooksSlot.name]: prefillsBesideLooks,
    [personalReachSlot.name]: reachOfApplications,
    [personalSweepSlot.name]: sweepOfDrafts,
  },
  routes: ({ database }) =>
    useCaseProcedure(database, { categoryCode: caseCategory, runs: isApplicationCase }),
  demo: fillDemo,
});
