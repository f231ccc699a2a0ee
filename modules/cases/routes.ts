/** One line an operation. */
import type { Handlers } from '#platform/module/index.ts';
import type { api } from './contract/index.ts';
import { actOnCase, actOnMany } from './service/act.ts';
import { suggestCrew } from './service/crew.ts';
import { describeCase } from './service/describe.ts';
import { countsOf, exportList, listPage, mapWindow } from './service/list.ts';
import { readRoad, saveRoad } from './service/road.ts';
import { supervision } from './service/supervise.ts';
import { sealCase } from './service/seal.ts';
import { endTask, removeView, savedViews, saveView } from './service/views.ts';

const done = { done: true };

export const handlers: Handlers<typeof api.operations> = {
  list: (ctx, { query }) => listPage(ctx, query),
  counts: (ctx) => countsOf(ctx),
  map: (ctx, { query }) => mapWindow(ctx, query),
  export: (ctx, { query }) => exportList(ctx, query),
  one: (ctx, { params }) => describeCase(ctx, params.caseId),
  act: (ctx, { params, body }, call) =>
    actOnCase(
      ctx,
      { caseId: params.caseId, action: params.action, input: body },
      call.idempotencyKey,
    ),
  actOnMany: (ctx, { params, body }) => actOnMany(ctx, params.action, body.items, body.input),
  seal: async (ctx, { params, body }) => ({ version: await sealCase(ctx, params.caseId, body) }),
  endTask: async (ctx, { params, body }) => {
    await endTask(ctx, params.caseId, params.taskId, body.note);
    return done;
  },
  crew: (ctx, { params }) => suggestCrew(ctx, params.caseId),
  supervision: (ctx, { query }) => supervision(ctx, query.days ?? 30),
  savedViews: async (ctx) => ({ items: await savedViews(ctx) }),
  saveView: (ctx, { params, body }) => saveView(ctx, { id: params.viewId, ...body }),
  removeView: async (ctx, { params }) => {
    await removeView(ctx, params.viewId);
    return done;
  },
  road: (ctx) => readRoad(ctx),
  saveRoad: async (ctx, { body }) => ({
    version: await saveRoad(ctx, body.settings, body.version),
  }),
};
