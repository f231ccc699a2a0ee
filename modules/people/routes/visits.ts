/** One line an operation: hosting and break-glass. */
import type { Handlers } from '#platform/module/index.ts';
import type { visitOperations } from '../contract/visit-operations.ts';
import {
  describeVisit,
  endVisit,
  hostedTowns,
  leaveVisit,
  listVisits,
  openVisit,
} from '../service/visits.ts';
import { tokenOf } from './sign-in.ts';

const done = { done: true };

export const visitHandlers: Handlers<typeof visitOperations> = {
  hostedTowns: async (ctx, _, call) => ({ items: await hostedTowns(ctx, call.server.tenants) }),
  openVisit: (ctx, { params, body }, call) =>
    openVisit(ctx, { ...params, ...body }, { token: tokenOf(call), tenants: call.server.tenants }),
  leaveVisit: async (ctx, _, call) => {
    await leaveVisit(ctx, tokenOf(call));
    return done;
  },
  visits: async (ctx) => ({ items: await listVisits(ctx) }),
  visit: (ctx, { params }) => describeVisit(ctx, params.visitId),
  endVisit: async (ctx, { params }) => {
    await endVisit(ctx, params.visitId);
    return done;
  },
};
