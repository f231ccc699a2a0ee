/** One line an operation. */
import type { Ctx } from '#platform/context/index.ts';
import { sessionCookie } from '#platform/http/index.ts';
import type { Call, Handlers } from '#platform/module/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import type { api, Me } from './contract.ts';
import {
  applyImport,
  exportPeople,
  peopleVersions,
  previewImport,
} from './service/imports/index.ts';
import { identitySource } from './service/identity.ts';
import { changePassword, describeMe, endOwnSession, ownSessions } from './service/me.ts';
import { addResident, listResidents, openResident, saveResident } from './service/register.ts';
import { confirmPhoneCode, requestPhoneCode } from './service/residents.ts';
import { addRole, listRoles, removeRole, saveRole } from './service/roles.ts';
import { noteSession, type OpenedSession, signIn, signOut } from './service/sign-in.ts';
import { addStaff, listStaff, saveStaff } from './service/staff.ts';

const tokenOf = (call: Call): string => call.cookies[sessionCookie] ?? '';
const done = { done: true };

async function welcome(ctx: Ctx, session: OpenedSession, call: Call): Promise<Me> {
  const { database, manifests, tenants } = call.server;
  const now = ctx.clock.now();
  const surroundings = { database, manifests, now };
  const identity = await identitySource.authenticate(surroundings, { sessionToken: session.token });
  if (!identity) throw generalProblem('sign-in-required');
  call.reply.setCookie(sessionCookie, session.token, session.seconds);
  const own: Ctx = { ...ctx, tenantId: identity.tenantId, actor: identity.actor };
  await noteSession(own, 'people.signIn');
  return describeMe(own, tenants);
}

export const handlers: Handlers<typeof api.operations> = {
  signIn: async (ctx, { body }, call) => {
    const town = body.town ? await call.server.tenants.byCode(body.town) : undefined;
    if (body.town && !town) throw generalProblem('town-unknown', { code: body.town });
    const { remoteAddress, userAgent: device } = call;
    const attempt = { ...body, tenantId: town?.tenantId ?? null, remoteAddress, device };
    return welcome(ctx, await signIn(ctx, attempt), call);
  },
  signOut: async (ctx, _, call) => {
    await signOut(ctx, tokenOf(call));
    call.reply.setCookie(sessionCookie, '', 0);
    return done;
  },
  me: (ctx, _, call) => describeMe(ctx, call.server.tenants),
  changePassword: async (ctx, { body }, call) => {
    await changePassword(ctx, body, tokenOf(call));
    return done;
  },
  sessions: async (ctx, _, call) => ({ items: await ownSessions(ctx, tokenOf(call)) }),
  endSession: async (ctx, { params }) => {
    await endOwnSession(ctx, params.sessionId);
    return done;
  },
  requestPhoneCode: (ctx, { body }, call) => requestPhoneCode(ctx, body.phone, call.remoteAddress),
  confirmPhoneCode: async (ctx, { body }, call) =>
    welcome(ctx, await confirmPhoneCode(ctx, body, call.userAgent), call),
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
