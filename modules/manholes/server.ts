import { defineModule } from '#platform/module/index.ts';
import { addRules } from '#modules/alarms/index.ts';
import { api } from './contract.ts';
import { shippedRules } from './catalogue/rules.ts';
import { fillDemo } from './demo.ts';
import { manifest } from './manifest.ts';
import { handlers } from './routes.ts';

export const manholes = defineModule({
  manifest,
  directory: import.meta.dirname,
  api,
  handlers,
  found: (tx) => addRules(tx, shippedRules),
  demo: fillDemo,
});
