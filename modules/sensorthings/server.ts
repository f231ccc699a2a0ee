import { defineModule } from '#platform/module/index.ts';
import { manifest } from './manifest.ts';
import { problems } from './problems.ts';
import { mountSensorThings } from './routes.ts';

export const sensorthings = defineModule({
  manifest,
  directory: import.meta.dirname,
  problems,
  routes: mountSensorThings,
});
