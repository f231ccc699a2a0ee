import { defineModule } from '#platform/module/index.ts';
import { personalEraseSlot } from '#platform/personal/index.ts';
import { api } from './contract.ts';
import { fillDemo } from './demo.ts';
import { retrainHandler } from './jobs.ts';
import { manifest } from './manifest.ts';
import { eraseOfClassification } from './personal.ts';
import { handlers } from './routes.ts';

export const classification = defineModule({
  manifest,
  directory: import.meta.dirname,
  api,
  handlers,
  timers: [retrainHandler],
  slots: { [personalEraseSlot.name]: eraseOfClassification },
  demo: fillDemo,
});
