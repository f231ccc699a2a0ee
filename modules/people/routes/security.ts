/** One line an operation: second factors and the town's rules of sign-in. */
import type { Handlers } from '#platform/module/index.ts';
import type { securityOperations } from '../contract/security-operations.ts';
import {
  beginPasskey,
  beginTotp,
  finishPasskey,
  finishTotp,
  listFactors,
  removeFactor,
  renewRecoveryCodes,
} from '../service/factors/enrol.ts';
import { siteOf } from '../service/factors/site.ts';
import { listAccounts, readSecurity, resetFactors, saveSecurity } from '../service/security.ts';
import { endSessionsOf, listSessions } from '../service/sessions.ts';
import { tokenOf } from './sign-in.ts';

const done = { done: true };

export const securityHandlers: Handlers<typeof securityOperations> = {
  factors: (ctx) => listFactors(ctx),
  beginTotp: (ctx, _, call) => beginTotp(ctx, call.server.tenants),
  finishTotp: (ctx, { body }, call) => finishTotp(ctx, body, tokenOf(call)),
  beginPasskey: (ctx, _, call) => beginPasskey(ctx, call.server.tenants, siteOf(call)),
  finishPasskey: (ctx, { body }, call) =>
    finishPasskey(ctx, body, { token: tokenOf(call), site: siteOf(call) }),
  removeFactor: async (ctx, { params }) => {
    await removeFactor(ctx, params.factorId);
    return done;
  },
  renewRecoveryCodes: (ctx) => renewRecoveryCodes(ctx),
  security: (ctx) => readSecurity(ctx),
  saveSecurity: (ctx, { body }) => saveSecurity(ctx, body),
  accounts: async (ctx, _, call) => ({ items: await listAccounts(ctx, call.server.manifests) }),
  sessionsOf: async (ctx, { params }) => ({ items: await listSessions(ctx, params.personId) }),
  endSessionsOf: async (ctx, { params, query }) => ({
    ended: await endSessionsOf(ctx, params.personId, query.sessionId),
  }),
  resetFactors: async (ctx, { params }) => {
    await resetFactors(ctx, params.personId);
    return done;
  },
};
