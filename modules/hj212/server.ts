import { defineModule } from '#platform/module/index.ts';
import { manifest } from './manifest.ts';
import { hj212Service } from './service/index.ts';

export const hj212 = defineModule({
  manifest,
  directory: import.meta.dirname,
  services: [hj212Service],
});
