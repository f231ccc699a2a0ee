import { assistActsSlot, type AssistAct } from '#platform/assist-acts/index.ts';
import { chargeDeskSlot, learnCharges } from '#platform/charges/index.ts';
import { evidenceSlot } from '#platform/ledger/index.ts';
import { lightPagesSlot } from '#platform/light/index.ts';
import { defineModule } from '#platform/module/index.ts';
import { personalEraseSlot } from '#platform/personal/index.ts';
import { api } from './contract/index.ts';
import { fillDemo } from './demo.ts';
import { chargeDesk } from './index.ts';
import { asking, daily } from './jobs.ts';
import { lightPages } from './light/pages.ts';
import { manifest } from './manifest.ts';
import { mountNotices } from './notice-routes.ts';
import { problems } from './problems.ts';
import { handlers } from './routes.ts';
import { bookEvidence } from './service/evidence.ts';
import { eraseOfPayment } from './service/personal.ts';
import { learnWorld } from './service/world.ts';

/** What a clerk does for a resident who sits at the window. */
const acts: readonly AssistAct[] = [
  {
    code: 'payment.pay',
    titleZh: '缴费',
    titleEn: 'Pay bills',
    hintZh: '查看账单,收现金或刷卡,打印大字收据',
    hintEn: 'See the bills, take cash or a card, print the receipt',
    icon: 'money',
    kind: 'payment',
    path: '/payment/desk?for=:personId',
    permission: 'payment.window',
    order: 40,
  },
];

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
    [assistActsSlot.name]: acts,
    [chargeDeskSlot.name]: chargeDesk,
    [evidenceSlot.name]: bookEvidence,
    [lightPagesSlot.name]: lightPages,
    [personalEraseSlot.name]: eraseOfPayment,
  },
});
