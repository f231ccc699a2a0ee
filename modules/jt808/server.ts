import { defineModule } from '#platform/module/index.ts';
import { manifest } from './manifest.ts';
import { jt808Service } from './service/index.ts';

export const jt808 = defineModule({
  manifest,
  directory: import.meta.dirname,
  services: [jt808Service],
});
