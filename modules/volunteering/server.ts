import { fileAccess } from '#modules/files/index.ts';
import { indicatorSeedsSlot, liveNumbersSlot } from '#platform/facts/index.ts';
import { mapLayersSlot } from '#platform/map-layers/index.ts';
import { defineModule } from '#platform/module/index.ts';
import { personalEraseSlot, personalExportSlot } from '#platform/personal/index.ts';
import { pointsRulesSlot } from '#platform/points/index.ts';
import { foundVolunteering } from './catalogue/found.ts';
import { api } from './contract/index.ts';
import { fillDemo } from './demo.ts';
import { indicatorSeeds, liveNumbers } from './indicators.ts';
import { listeners } from './jobs.ts';
import { manifest } from './manifest.ts';
import { volunteeringMapLayers } from './map-layer.ts';
import { problems } from './problems.ts';
import { handlers } from './routes.ts';
import { visitRule } from './service/own.ts';
import {
  eraseOfVolunteering,
  exportOfVolunteering,
  fileAccessOfVisits,
} from './service/personal.ts';

export const volunteering = defineModule({
  manifest,
  directory: import.meta.dirname,
  api,
  handlers,
  problems,
  listeners,
  slots: {
    [fileAccess.name]: fileAccessOfVisits,
    [indicatorSeedsSlot.name]: indicatorSeeds,
    [liveNumbersSlot.name]: liveNumbers,
    [mapLayersSlot.name]: volunteeringMapLayers,
    [personalExportSlot.name]: exportOfVolunteering,
    [personalEraseSlot.name]: eraseOfVolunteering,
    [pointsRulesSlot.name]: [visitRule],
  },
  found: foundVolunteering,
  demo: fillDemo,
  demoOrder: 'last',
});
