/** One line an operation. */
import type { Handlers } from '#platform/module/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import type { api } from './contract.ts';
import { describeOne, featuresIn, layerOf, listLayers, replayOf } from './service/layers.ts';
import { searchMap } from './service/search.ts';
import { exportIn, selectIn } from './service/select.ts';

export const handlers: Handlers<(typeof api)['operations']> = {
  layers: (ctx, _input, { server }) => listLayers(ctx, server.slots),
  features: async (ctx, { params, query }, { server }) =>
    featuresIn(ctx, layerOf(ctx, server.slots, params.code), query),
  replay: async (ctx, { params, query }, { server }) =>
    replayOf(ctx, layerOf(ctx, server.slots, params.code), query),
  detail: async (ctx, { params }, { server }) => {
    const told = await describeOne(ctx, layerOf(ctx, server.slots, params.code), params.id);
    if (!told) throw generalProblem('not-found', { what: '这个图上对象' });
    return told;
  },
  select: async (ctx, { params, body }, { server }) =>
    selectIn(ctx, layerOf(ctx, server.slots, params.code), body),
  exportSelection: async (ctx, { params, body }, { server }) =>
    exportIn(ctx, layerOf(ctx, server.slots, params.code), body),
  search: (ctx, { query }, { server }) => searchMap(ctx, server.slots, query.q),
};
