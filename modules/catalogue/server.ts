import { actSubjectsSlot } from '#platform/ledger/index.ts';
import { defineModule } from '#platform/module/index.ts';
import { api } from './contract/index.ts';
import { measureDaily } from './jobs.ts';
import { manifest } from './manifest.ts';
import { problems } from './problems.ts';
import { handlers } from './routes.ts';
import { namedResources } from './service/named-resources.ts';
import { keepSlots } from './service/surroundings.ts';

export const catalogue = defineModule({
  manifest,
  directory: import.meta.dirname,
  api,
  handlers,
  problems,
  ticks: [measureDaily],
  slots: { [actSubjectsSlot.name]: namedResources },
  start: (database, host) => Promise.resolve(keepSlots(database, host.slots)),
});
