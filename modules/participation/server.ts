import { evidenceSlot } from '#platform/ledger/index.ts';
import { defineModule } from '#platform/module/index.ts';
import { personalEraseSlot, personalExportSlot } from '#platform/personal/index.ts';
import { keepPoints, pointsRulesSlot } from '#platform/points/index.ts';
import { fileAccess } from '#modules/files/index.ts';
import { api } from './contract/index.ts';
import { fillDemo } from './demo.ts';
import {
  closingConsultations,
  closingPolls,
  expiringRedemptions,
  followingCases,
  keepingPoints,
} from './jobs.ts';
import { manifest } from './manifest.ts';
import { problems } from './problems.ts';
import { handlers } from './routes.ts';
import { eraseOfParticipation, exportOfParticipation } from './service/personal.ts';
import { claimFiles } from './service/points/claims.ts';
import { keeper } from './service/points/keeper.ts';
import { useShippedRules } from './service/points/rules.ts';
import { pollEvidence } from './service/polls/count.ts';
import { useTenants } from './service/town-codes.ts';

export const participation = defineModule({
  manifest,
  directory: import.meta.dirname,
  api,
  handlers,
  problems,
  listeners: [followingCases],
  timers: [closingPolls, closingConsultations, expiringRedemptions],
  ticks: [keepingPoints],
  slots: {
    [evidenceSlot.name]: pollEvidence,
    [fileAccess.name]: claimFiles,
    [personalEraseSlot.name]: eraseOfParticipation,
    [personalExportSlot.name]: exportOfParticipation,
  },
  start: async (database, { slots, tenants }) => {
    useTenants(database, tenants);
    keepPoints(database, keeper);
    useShippedRules(database, slots.all(pointsRulesSlot).flat());
  },
  demo: fillDemo,
});
