import { contentOriginsSlot } from '#platform/http/index.ts';
import { mapSearchSlot } from '#platform/map-layers/index.ts';
import { defineModule } from '#platform/module/index.ts';
import { api } from './contract.ts';
import { manifest } from './manifest.ts';
import { ownSearch } from './own-map-layers.ts';
import { problems } from './problems.ts';
import { handlers } from './routes.ts';
import { learnOrigins, tileOrigins } from './service/background.ts';

export const map = defineModule({
  manifest,
  directory: import.meta.dirname,
  api,
  handlers,
  problems,
  slots: { [contentOriginsSlot.name]: tileOrigins, [mapSearchSlot.name]: [ownSearch] },
  start: learnOrigins,
});
