/** One line an operation. */
import { localDay } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { FileReply } from '#platform/contract/index.ts';
import type { Call, Handlers } from '#platform/module/index.ts';
import { versionsOf } from '#platform/versions/index.ts';
import type { api, BoardQuery, LayoutContent, Tile, TileAnswer } from './contract/index.ts';
import { problem } from './problems.ts';
import { answerOf } from './service/answer.ts';
import { askingAnew } from './service/asking.ts';
import { indicatorsAt } from './service/board.ts';
import { boardsOf, tickerOf } from './service/boards.ts';
import { cameraHosts, saveCameraHosts } from './service/camera-hosts.ts';
import { cameraOf, camerasOf, removeCamera, saveCamera } from './service/cameras.ts';
import { exportedTile } from './service/export.ts';
import {
  createLayout,
  importLayouts,
  layoutsIn,
  layoutVersions,
  removeLayout,
  resetLayout,
  saveLayout,
} from './service/layouts.ts';
import { placeOf } from './service/places.ts';
import { removeRotation, rotationsOf, saveRotation } from './service/rotations.ts';

async function preview(
  ctx: Ctx,
  { server }: Call,
  { place: query, tiles }: { readonly place: BoardQuery; readonly tiles: readonly Tile[] },
): Promise<TileAnswer[]> {
  const place = await placeOf(ctx, server.tenants, query);
  const indicators = await indicatorsAt(place);
  const desk = { place, indicators, asking: askingAnew, ticker: tickerOf(server) };
  return Promise.all(tiles.map((tile) => answerOf(tile, desk)));
}

async function oneLayout(ctx: Ctx, code: string) {
  return ctx.database.inTenant(ctx, async (tx) => {
    const layout = (await layoutsIn(tx)).find((one) => one.code === code);
    if (!layout) throw problem('layout-unknown', { code });
    const versions = await versionsOf(tx, layoutVersions, code);
    return {
      layout,
      versions: versions.map(({ version, content, savedByName, savedAt }) => ({
        version,
        content: content as LayoutContent,
        savedByName,
        savedAt: savedAt.toISOString(),
      })),
    };
  });
}

async function layoutsFile(ctx: Ctx): Promise<FileReply> {
  const layouts = await ctx.database.inTenant(ctx, layoutsIn);
  const items = layouts.map(
    ({ code, shipped: _, version: __, savedAt: ___, savedByName: ____, ...content }) => ({
      code,
      content,
    }),
  );
  return {
    mediaType: 'application/json',
    fileName: `cockpit-${localDay(ctx.clock.now())}.json`,
    bytes: new TextEncoder().encode(JSON.stringify({ items }, null, 2)),
  };
}

export const handlers: Handlers<(typeof api)['operations']> = {
  board: (ctx, { query }, { server }) => boardsOf(server).board(ctx, query),
  answers: async (ctx, { body }, call) => ({ answers: await preview(ctx, call, body) }),
  exportTile: async (ctx, { params, query }, { server }) =>
    exportedTile(await boardsOf(server).board(ctx, query), params.tileId),
  layouts: async (ctx) => ({ items: await ctx.database.inTenant(ctx, layoutsIn) }),
  layout: (ctx, { params }) => oneLayout(ctx, params.code),
  createLayout: (ctx, { body }) => createLayout(ctx, body.code, body.content),
  saveLayout: (ctx, { params, body }) => saveLayout(ctx, params.code, body),
  resetLayout: (ctx, { params, body }) => resetLayout(ctx, params.code, body.version),
  removeLayout: async (ctx, { params }) => {
    await removeLayout(ctx, params.code);
    return { done: true };
  },
  exportLayouts: (ctx) => layoutsFile(ctx),
  importLayouts: async (ctx, { body }) => ({ saved: await importLayouts(ctx, body.items) }),
  tickers: (_ctx, _input, { server }) =>
    Promise.resolve({
      items: [...tickerOf(server).values()].map(({ code, titleZh, titleEn }) => ({
        code,
        titleZh,
        titleEn,
      })),
    }),
  cameras: async (ctx) => ({ items: await camerasOf(ctx) }),
  camera: (ctx, { params }) => cameraOf(ctx, params.cameraId),
  saveCamera: (ctx, { params, body }) => saveCamera(ctx, params.cameraId, body),
  removeCamera: async (ctx, { params }) => {
    await removeCamera(ctx, params.cameraId);
    return { done: true };
  },
  cameraHosts: (ctx) => cameraHosts(ctx),
  saveCameraHosts: (ctx, { body }) => saveCameraHosts(ctx, body.hosts),
  rotations: async (ctx) => ({ items: await rotationsOf(ctx) }),
  saveRotation: (ctx, { params, body }) => saveRotation(ctx, params.code, body),
  removeRotation: async (ctx, { params }) => {
    await removeRotation(ctx, params.code);
    return { done: true };
  },
};
