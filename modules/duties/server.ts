import { defineModule } from '#platform/module/index.ts';
import { fillDemo } from './demo.ts';
import { refreshBook } from './jobs.ts';
import { manifest } from './manifest.ts';

export const duties = defineModule({
  manifest,
  directory: import.meta.dirname,
  listeners: [refreshBook],
  demo: fillDemo,
});
