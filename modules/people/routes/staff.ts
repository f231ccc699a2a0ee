/** One line an operation: registers of staff and residents, roles, files. */
import type { Handlers } from '#platform/module/index.ts';
import type { staffOperations } from '../contract/staff-operations.ts';
import {
  applyImport,
  exportPeople,
  peopleVersions,
  previewImport,
} from '../service/imports/index.ts';
import { addResident, listResidents, openResident, saveResident } from '../service/register.ts';
import { addRole, listRoles, removeRole, saveRole } from '../service/roles.ts';
import { addStaff, listStaff, saveStaff } from '../service/staff.ts';

const done = { done: true };

export const staffHandlers: Handlers<typeof staffOperations> = {
  staff: async (ctx, { query }) => ({ items: await listStaff(ctx, query) }),
  addStaff: async (ctx, { body }, call) => ({ id: await addStaff(ctx, body, call.server) }),
  saveStaff: async (ctx, { params, body }, call) => {
    await saveStaff(ctx, params.personId, body, call.server);
    return { id: params.personId };
  },
  roles: async (ctx, _, call) => ({
    roles: await listRoles(ctx, call.server.manifests),
    permissions: call.server.manifests.flatMap((manifest) =>
      manifest.permissions.map(({ id, zh, en }) => ({
        id,
        zh,
        en,
        moduleZh: manifest.title.zh,
        moduleEn: manifest.title.en,
      })),
    ),
  }),
  addRole: async (ctx, { body }) => ({ id: await addRole(ctx, body) }),
  removeRole: async (ctx, { params, query }) => {
    await removeRole(ctx, params.roleId, query.version);
    return done;
  },
  saveRole: async (ctx, { params, body }, call) => {
    await saveRole(ctx, params.roleId, body, call.server);
    return { id: params.roleId };
  },
  residents: (ctx, { query }) => listResidents(ctx, query),
  resident: (ctx, { params }) => openResident(ctx, params.personId),
  addResident: async (ctx, { body }) => ({ id: await addResident(ctx, body) }),
  saveResident: async (ctx, { params, body }) => {
    await saveResident(ctx, params.personId, body);
    return { id: params.personId };
  },
  versions: (ctx, { params }) => peopleVersions(ctx, params),
  exportPeople: (ctx, { query }, call) => exportPeople(ctx, query, call.server.manifests),
  previewImport: (ctx, { body }, call) => previewImport(ctx, body, call.server.manifests),
  applyImport: (ctx, { params }, call) => applyImport(ctx, params.importId, call.server),
};
