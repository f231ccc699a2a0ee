import { defineModule } from '#platform/module/index.ts';
import { actSubjectsSlot } from '#platform/ledger/index.ts';
import { lightPagesSlot } from '#platform/light/index.ts';
import { personalEraseSlot, personalReachSlot } from '#platform/personal/index.ts';
import { api } from './contract.ts';
import { fillDemo } from './demo.ts';
import { sweep } from './jobs.ts';
import { lightPages } from './light/pages.ts';
import { manifest } from './manifest.ts';
import { problems } from './problems.ts';
import { handlers } from './routes.ts';
import { eraseOfPeople, reachOfPeople } from './service/personal.ts';
import { namedStaff } from './service/act-subjects.ts';
import { identitySource } from './service/identity.ts';
import { addNewRoles } from './service/roles.ts';

export const people = defineModule({
  manifest,
  directory: import.meta.dirname,
  api,
  handlers,
  problems,
  ticks: [sweep],
  slots: {
    identity: identitySource,
    [actSubjectsSlot.name]: namedStaff,
    [lightPagesSlot.name]: lightPages,
    [personalEraseSlot.name]: eraseOfPeople,
    [personalReachSlot.name]: reachOfPeople,
  },
  start: (database, host) => addNewRoles(database, (id) => host.ctxOf(id)),
  demo: fillDemo,
});
