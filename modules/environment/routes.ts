/** One line an operation. */
import type { Handlers } from '#platform/module/index.ts';
import type { api } from './contract.ts';
import { airHoursOf } from './service/air.ts';
import { viewBoard } from './service/board.ts';
import { noiseDay } from './service/noise.ts';
import { checkSpan, viewReport } from './service/report.ts';
import { reportFile } from './service/report-sheet.ts';
import { saveSite, station } from './service/stations.ts';
import { waterTimesOf } from './service/water.ts';

export const handlers: Handlers<(typeof api)['operations']> = {
  board: (ctx) => viewBoard(ctx),
  airHours: async (ctx, { params, query }) => {
    const [from, to] = [new Date(query.from), new Date(query.to)];
    checkSpan(from, to);
    await ctx.database.inTenant(ctx, (tx) => station(tx, params.thingId, 'air'));
    return { hours: await airHoursOf(ctx, params.thingId, from, to) };
  },
  noiseDay: (ctx, { params, query }) => noiseDay(ctx, params.thingId, query.date),
  waterTimes: async (ctx, { params, query }) => {
    const [from, to] = [new Date(query.from), new Date(query.to)];
    checkSpan(from, to);
    const one = await ctx.database.inTenant(ctx, (tx) => station(tx, params.thingId, 'water'));
    return waterTimesOf(ctx, one, from, to);
  },
  report: (ctx, { query }) => viewReport(ctx, query),
  reportFile: async (ctx, { query }) => reportFile(await viewReport(ctx, query)),
  saveSite: (ctx, { params, body }) => saveSite(ctx, params.thingId, body),
};
