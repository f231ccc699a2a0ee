import { mapLayersSlot } from '#platform/map-layers/index.ts';
import { defineModule } from '#platform/module/index.ts';
import { addRules } from '#modules/alarms/index.ts';
import { api } from './contract.ts';
import { shippedRules } from './catalogue/rules.ts';
import { fillDemo } from './demo.ts';
import { manholeMapLayers } from './map-layer.ts';
import { manifest } from './manifest.ts';
import { handlers } from './routes.ts';

export const manholes = defineModule({
  manifest,
  directory: import.meta.dirname,
  api,
  handlers,
  slots: {
    [mapLayersSlot.name]: manholeMapLayers,
  },
  found: (tx) => addRules(tx, shippedRules),
  demo: fillDemo,
});
