/** One line an operation. */
import type { Call, Handlers } from '#platform/module/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import type { api } from './contract.ts';
import { listArchives, removeArchive } from './service/archives.ts';
import { saveBackground, viewBackground, viewSettings } from './service/background.ts';
import {
  changeDrawing,
  exportDrawings,
  keepDrawing,
  listDrawings,
  oneDrawing,
  removeDrawing,
} from './service/drawings.ts';
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
import { type Asker, checkBackground, previewTile } from './service/tiles.ts';

const askerOf = ({ origin, userAgent, server }: Call): Asker => ({
  origin,
  userAgent,
  dataDirectory: server.settings.dataDirectory,
});

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
  saveSettings: (ctx, { body }, { server }) =>
    saveBackground(ctx, body, server.settings.dataDirectory),
  checkSettings: (ctx, { body }, call) => checkBackground(ctx, body, askerOf(call)),
  previewTile: (ctx, { query }, call) => previewTile(ctx, query, askerOf(call)),
  archives: (ctx, _input, { server }) => listArchives(ctx, server.settings.dataDirectory),
  removeArchive: async (ctx, { params }, { server }) => {
    await removeArchive(ctx, server.settings.dataDirectory, params.name);
    return { done: true };
  },
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
  drawings: (ctx) => listDrawings(ctx),
  drawing: (ctx, { params }) => oneDrawing(ctx, params.drawingId),
  keepDrawing: (ctx, { body }) => keepDrawing(ctx, body),
  changeDrawing: (ctx, { params, body }) => changeDrawing(ctx, params.drawingId, body),
  removeDrawing: async (ctx, { params, query }) => {
    await removeDrawing(ctx, params.drawingId, query.version);
    return { done: true };
  },
  exportDrawings: (ctx, { query }) => exportDrawings(ctx, query.ids),
};
