import { lightPagesSlot } from '#platform/light/index.ts';
import { defineModule } from '#platform/module/index.ts';
import { personalExportSlot } from '#platform/personal/index.ts';
import { api } from './contract/index.ts';
import { fillDemo, shippedSynonyms } from './demo.ts';
import { followersTold, questionsForgotten } from './jobs.ts';
import { lightPages } from './light/pages.ts';
import { manifest } from './manifest.ts';
import { problems } from './problems.ts';
import { handlers } from './routes.ts';
import { exportOfSubscriptions } from './service/personal.ts';

export const policy = defineModule({
  manifest,
  directory: import.meta.dirname,
  api,
  handlers,
  problems,
  listeners: [followersTold],
  ticks: [questionsForgotten],
  slots: {
    [personalExportSlot.name]: exportOfSubscriptions,
    [lightPagesSlot.name]: lightPages,
  },
  found: shippedSynonyms,
  demo: fillDemo,
});
