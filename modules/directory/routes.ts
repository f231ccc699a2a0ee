/** One line an operation. */
import type { Handlers } from '#platform/module/index.ts';
import type { api } from './contract/index.ts';
import { gtfsFile, listLines, readLine, readStop } from './service/bus.ts';
import { importBus, keptBus, previewBus, saveService } from './service/keep-bus.ts';
import { addPlace, saveKinds, savePlace } from './service/keep-places.ts';
import {
  addNotice,
  changeNotice,
  keptNotices,
  listNotices,
  publishNotice,
  readNotice,
  reopenNotice,
  withdrawNotice,
} from './service/notices.ts';
import { withinLimit } from './service/limit.ts';
import {
  homeOf,
  keptKinds,
  keptPlaces,
  listPlaces,
  placesFile,
  readPlace,
} from './service/place-views.ts';
import { listSubscriptions, subscribe } from './service/subscriptions.ts';

const target = (params: { noticeId: string }, { version }: { version: number }) => ({
  id: params.noticeId,
  version,
});

export const handlers: Handlers<(typeof api)['operations']> = {
  home: (ctx, _input, call) => {
    withinLimit(ctx, call.remoteAddress);
    return homeOf(ctx);
  },
  places: (ctx, { query }, call) => {
    withinLimit(ctx, call.remoteAddress);
    return listPlaces(ctx, query);
  },
  place: (ctx, { params }, call) => {
    withinLimit(ctx, call.remoteAddress);
    return readPlace(ctx, params.code, call.server.slots);
  },
  keptPlaces: (ctx) => keptPlaces(ctx),
  keptKinds: (ctx) => keptKinds(ctx),
  placesFile: (ctx) => placesFile(ctx),
  addPlace: (ctx, { body }) => addPlace(ctx, body),
  savePlace: (ctx, { params, body }) => savePlace(ctx, params.placeId, body),
  saveKinds: (ctx, { body }) => saveKinds(ctx, body.items),
  notices: (ctx, { query }, call) => {
    withinLimit(ctx, call.remoteAddress);
    return listNotices(ctx, query.villageId);
  },
  notice: (ctx, { params }, call) => {
    withinLimit(ctx, call.remoteAddress);
    return readNotice(ctx, params.noticeId);
  },
  subscriptions: (ctx) => listSubscriptions(ctx),
  subscribe: (ctx, { body }) => subscribe(ctx, body.villageIds),
  keptNotices: (ctx) => keptNotices(ctx),
  addNotice: (ctx, { body }, call) => addNotice(ctx, body, call.idempotencyKey),
  changeNotice: (ctx, { params, body }) => changeNotice(ctx, target(params, body), body),
  publishNotice: (ctx, { params, body }) => publishNotice(ctx, target(params, body)),
  withdrawNotice: (ctx, { params, body }) => withdrawNotice(ctx, target(params, body)),
  reopenNotice: (ctx, { params, body }) => reopenNotice(ctx, target(params, body)),
  lines: (ctx, { query }, call) => {
    withinLimit(ctx, call.remoteAddress);
    return listLines(ctx, query);
  },
  line: (ctx, { params, query }, call) => {
    withinLimit(ctx, call.remoteAddress);
    return readLine(ctx, params.lineId, query.day);
  },
  stop: (ctx, { params }, call) => {
    withinLimit(ctx, call.remoteAddress);
    return readStop(ctx, params.stopId);
  },
  gtfs: (ctx, _input, call) => {
    withinLimit(ctx, call.remoteAddress, 'file');
    return gtfsFile(ctx);
  },
  keptBus: (ctx) => keptBus(ctx),
  previewBus: (ctx, { body }) => previewBus(ctx, body),
  importBus: (ctx, { body }) => importBus(ctx, body),
  saveService: (ctx, { params, body }) => saveService(ctx, params.serviceId, body),
};
