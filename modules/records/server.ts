import { defineModule } from '#platform/module/index.ts';
import {
  personalEraseSlot,
  personalExportSlot,
  personalReachSlot,
} from '#platform/personal/index.ts';
import { api } from './contract/index.ts';
import { fillDemo } from './demo.ts';
import { accountProved, refreshing, rowsMoved } from './jobs.ts';
import { manifest } from './manifest.ts';
import { problems } from './problems.ts';
import { handlers } from './routes.ts';
import { eraseOfRecords, exportOfRecords, reachOfEntities } from './service/personal.ts';

export const records = defineModule({
  manifest,
  directory: import.meta.dirname,
  api,
  handlers,
  problems,
  listeners: [rowsMoved, accountProved],
  ticks: [refreshing],
  slots: {
    [personalReachSlot.name]: reachOfEntities,
    [personalExportSlot.name]: exportOfRecords,
    [personalEraseSlot.name]: eraseOfRecords,
  },
  demo: fillDemo,
});
