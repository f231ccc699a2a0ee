import { defineModule } from '#platform/module/index.ts';
import { fillDemo } from './demo.ts';
import { refreshGround } from './jobs.ts';
import { manifest } from './manifest.ts';

export const towns = defineModule({
  manifest,
  directory: import.meta.dirname,
  listeners: [refreshGround],
  demo: fillDemo,
});
