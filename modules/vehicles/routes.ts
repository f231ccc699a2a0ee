/** One line an operation. */
import type { Handlers } from '#platform/module/index.ts';
import type { api } from './contract.ts';
import { viewFleet } from './service/fleet.ts';
import {
  addRoute,
  coverageFile,
  listRoutes,
  removeRoute,
  saveRoute,
  viewCoverage,
} from './service/routes.ts';
import { viewDay } from './service/tracks.ts';

export const handlers: Handlers<(typeof api)['operations']> = {
  list: (ctx) => viewFleet(ctx),
  day: (ctx, { params, query }) => viewDay(ctx, params.thingId, query.date),
  coverage: (ctx, { query }) => viewCoverage(ctx, query.date),
  coverageFile: (ctx, { query }) => coverageFile(ctx, query.date),
  routes: (ctx) => listRoutes(ctx),
  addRoute: (ctx, { body }) => addRoute(ctx, body),
  saveRoute: (ctx, { params, body }) => saveRoute(ctx, params.routeId, body),
  removeRoute: async (ctx, { params, query }) => {
    await removeRoute(ctx, params.routeId, query.version);
    return { done: true };
  },
};
