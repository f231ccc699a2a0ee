import { defineModule } from '#platform/module/index.ts';
import { fillDemo } from './demo.ts';
import { refreshCalendar } from './jobs.ts';
import { manifest } from './manifest.ts';

export const calendar = defineModule({
  manifest,
  directory: import.meta.dirname,
  listeners: [refreshCalendar],
  demo: fillDemo,
});
