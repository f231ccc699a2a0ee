/** One line an operation. */
import type { Handlers } from '#platform/module/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import type { api } from './contract.ts';
import { saveBackground, viewBackground, viewSettings } from './service/background.ts';
import { describeOne, featuresIn, layerOf, listLayers, replayOf } from './service/layers.ts';
import {
  addToOwnLayer,
  importLayer,
  listOwnLayers,
  removeFromOwnLayer,
  removeOwnLayer,
  saveOwnLayer,
} from './service/own-layers.ts';
import { searchMap } from './service/search.ts';
import { exportIn, selectIn } from './service/select.ts';

export const handlers: Handlers<(typeof api)['operations']> = {
  background: (ctx) => viewBackground(ctx),
  layers: (ctx, _input, { server }) => listLayers(ctx, server.slots),
  features: async (ctx, { params, query }, { server }) =>
    featuresIn(ctx, await layerOf(ctx, server.slots, params.code), query),
  replay: async (ctx, { params, query }, { server }) =>
    replayOf(ctx, await layerOf(ctx, server.slots, params.code), query),
  detail: async (ctx, { params }, { server }) => {
    const told = await describeOne(ctx, await layerOf(ctx, server.slots, params.code), params.id);
    if (!told) throw generalProblem('not-found', { what: '这个图上对象' });
    return told;
  },
  select: async (ctx, { params, body }, { server }) =>
    selectIn(ctx, await layerOf(ctx, server.slots, params.code), body),
  exportSelection: async (ctx, { params, body }, { server }) =>
    exportIn(ctx, await layerOf(ctx, server.slots, params.code), body),
  search: (ctx, { query }, { server }) => searchMap(ctx, server.slots, query.q),
  settings: (ctx) => viewSettings(ctx),
  saveSettings: (ctx, { body }) => saveBackground(ctx, body),
  ownLayers: (ctx) => listOwnLayers(ctx),
  importLayer: (ctx, { body }) => importLayer(ctx, body),
  saveOwnLayer: (ctx, { params, body }) => saveOwnLayer(ctx, params.layerId, body),
  removeOwnLayer: async (ctx, { params, query }) => {
    await removeOwnLayer(ctx, params.layerId, query.version);
    return { done: true };
  },
  addToOwnLayer: (ctx, { params, body }) => addToOwnLayer(ctx, params.layerId, body),
  removeFromOwnLayer: async (ctx, { params }) => {
    await removeFromOwnLayer(ctx, params.layerId, params.featureId);
    return { done: true };
  },
};
