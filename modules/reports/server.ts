import { assistActsSlot } from '#platform/assist-acts/index.ts';
import { lightPagesSlot } from '#platform/light/index.ts';
import { defineModule } from '#platform/module/index.ts';
import {
  personalEraseSlot,
  personalExportSlot,
  personalReachSlot,
} from '#platform/personal/index.ts';
import { useReporterSource } from '#modules/cases/index.ts';
import { fileAccess } from '#modules/files/index.ts';
import { api, problems } from './contract/index.ts';
import { assistActs } from './assist-acts.ts';
import { fillDemo } from './demo.ts';
import { listeners } from './jobs.ts';
import { lightPages } from './light/pages.ts';
import { manifest } from './manifest.ts';
import { mountOpen311 } from './open311-routes.ts';
import { handlers } from './routes.ts';
import { eraseOfReports, exportOfReports, reachOfReports } from './service/personal.ts';
import { fileAccessOfReports, reporterSource } from './service/access.ts';

export const reports = defineModule({
  manifest,
  directory: import.meta.dirname,
  api,
  handlers,
  problems,
  listeners,
  slots: {
    [assistActsSlot.name]: assistActs,
    [lightPagesSlot.name]: lightPages,
    [fileAccess.name]: fileAccessOfReports,
    [personalEraseSlot.name]: eraseOfReports,
    [personalExportSlot.name]: exportOfReports,
    [personalReachSlot.name]: reachOfReports,
  },
  routes: mountOpen311,
  start: async () => useReporterSource(reporterSource),
  demo: fillDemo,
});
