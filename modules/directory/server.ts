import { lightPagesSlot } from '#platform/light/index.ts';
import { mapLayersSlot } from '#platform/map-layers/index.ts';
import { defineModule } from '#platform/module/index.ts';
import { personalExportSlot } from '#platform/personal/index.ts';
import { api } from './contract/index.ts';
import { fillDemo, shippedKinds } from './demo.ts';
import { villagersTold } from './jobs.ts';
import { lightPages } from './light/pages.ts';
import { manifest } from './manifest.ts';
import { directoryMapLayers } from './map-layer.ts';
import { problems } from './problems.ts';
import { handlers } from './routes.ts';
import { exportOfSubscriptions } from './service/subscriptions.ts';

export const directory = defineModule({
  manifest,
  directory: import.meta.dirname,
  api,
  handlers,
  problems,
  listeners: [villagersTold],
  slots: {
    [mapLayersSlot.name]: directoryMapLayers,
    [personalExportSlot.name]: exportOfSubscriptions,
    [lightPagesSlot.name]: lightPages,
  },
  found: shippedKinds,
  demo: fillDemo,
});
