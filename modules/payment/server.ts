import { assistActsSlot, assistReceiptsSlot } from '#platform/assist-acts/index.ts';
import { chargeDeskSlot, learnCharges } from '#platform/charges/index.ts';
import { evidenceSlot } from '#platform/ledger/index.ts';
import { lightPagesSlot } from '#platform/light/index.ts';
import { indicatorSeedsSlot, liveNumbersSlot } from '#platform/facts/index.ts';
import { defineModule } from '#platform/module/index.ts';
import { personalEraseSlot } from '#platform/personal/index.ts';
import { assistActs, receiptOfPayment } from './assist-acts.ts';
import { api } from './contract/index.ts';
import { fillDemo } from './demo.ts';
import { chargeDesk } from './index.ts';
import { asking, daily } from './jobs.ts';
import { lightPages } from './light/pages.ts';
import { indicatorSeeds, liveNumbers } from './indicators.ts';
import { manifest } from './manifest.ts';
import { mountNotices } from './notice-routes.ts';
import { problems } from './problems.ts';
import { handlers } from './routes.ts';
import { bookEvidence } from './service/evidence.ts';
import { eraseOfPayment } from './service/personal.ts';
import { learnWorld } from './service/world.ts';

export const payment = defineModule({
  manifest,
  directory: import.meta.dirname,
  api,
  handlers,
  problems,
  ticks: [asking, daily],
  routes: mountNotices,
  demo: fillDemo,
  start: (database, host) => {
    learnWorld(database, host);
    learnCharges(database, host.slots);
    return Promise.resolve();
  },
  slots: {
    [indicatorSeedsSlot.name]: indicatorSeeds,
    [liveNumbersSlot.name]: liveNumbers,
    [assistActsSlot.name]: assistActs,
    [assistReceiptsSlot.name]: receiptOfPayment,
    [chargeDeskSlot.name]: chargeDesk,
    [evidenceSlot.name]: bookEvidence,
    [lightPagesSlot.name]: lightPages,
    [personalEraseSlot.name]: eraseOfPayment,
  },
});
