import { defineModule } from '#platform/module/index.ts';
import {
  personalEraseSlot,
  personalExportSlot,
  personalReachSlot,
} from '#platform/personal/index.ts';
import { lightPagesSlot } from '#platform/light/index.ts';
import { proxySlot } from '#platform/proxy/index.ts';
import { fileAccess } from '#modules/files/index.ts';
import { api } from './contract/index.ts';
import { fillDemo, found } from './demo.ts';
import { lightPages } from './light/pages.ts';
import { timers } from './jobs.ts';
import { manifest } from './manifest.ts';
import { problems } from './problems.ts';
import { mountExchange } from './routes/exchange.ts';
import { handlers } from './routes/index.ts';
import { fileAccessOfAssist } from './service/access.ts';
import { eraseOfAssist, exportOfAssist, reachOfCalls } from './service/personal.ts';
import { proxySource } from './service/source.ts';

export const assist = defineModule({
  manifest,
  directory: import.meta.dirname,
  api,
  handlers,
  problems,
  timers,
  routes: mountExchange,
  slots: {
    [lightPagesSlot.name]: lightPages,
    [proxySlot.name]: proxySource,
    [fileAccess.name]: fileAccessOfAssist,
    [personalEraseSlot.name]: eraseOfAssist,
    [personalExportSlot.name]: exportOfAssist,
    [personalReachSlot.name]: reachOfCalls,
  },
  found,
  demo: fillDemo,
});
