/** One line an operation. */
import type { Call, Handlers } from '#platform/module/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { api } from './contract/index.ts';
import {
  answerCorrection,
  listCorrections,
  sendCorrection,
  withdrawCorrection,
} from './service/corrections.ts';
import { decideRequest } from './service/decide.ts';
import { listDeliveries, retryDelivery, tryWebhook } from './service/deliver.ts';
import { giveBackGrant, revokeGrant } from './service/end.ts';
import {
  collection,
  collections,
  conformance,
  type Document,
  item,
  items,
  landing,
} from './service/feature-pages.ts';
import { csvFile, parquetFile, sheetFile } from './service/files.ts';
import { listGrants, oneGrant } from './service/grant-views.ts';
import { confirmIdentity, ownIdentity, proveIdentity } from './service/identities.ts';
import { listMatters, matterRows, openMatter } from './service/matters.ts';
import { ownUses } from './service/own-uses.ts';
import { grantedPage } from './service/pages.ts';
import { requestSheet } from './service/request-sheet.ts';
import { askableResources, listRequests, oneRequest } from './service/request-lists.ts';
import { askRequest, changeRequest, draftRequest, withdrawRequest } from './service/requests.ts';
import { saveSettings, settingsOf } from './service/settings.ts';
import { changeSubscription, listSubscriptions, subscribe } from './service/subscriptions.ts';
import { listInterfaces, listUses, usesSheet } from './service/uses.ts';

const geoJson = 'application/geo+json; charset=utf-8';

/** GeoJSON says so in its head. */
function asGeoJson(call: Call, document: Document): Document {
  call.reply.header('content-type', geoJson);
  return document;
}

/** The screens put the viewer's name over rows that speak of people. */
function marked<T extends { readonly isPersonal: boolean }>(call: Call, rows: T): T {
  if (rows.isPersonal) call.reply.header('x-zhenshu-personal', '1');
  return rows;
}

const settings = (ctx: Ctx) => ctx.database.inTenant(ctx, settingsOf);

export const handlers: Handlers<typeof api.operations> = {
  resources: async (ctx) => ({ items: await askableResources(ctx) }),
  requests: (ctx, { query }) => listRequests(ctx, query),
  requestsSheet: (ctx) => requestSheet(ctx),
  request: (ctx, { params }) => oneRequest(ctx, params.requestId),
  draftRequest: (ctx, { body }, call) => draftRequest(ctx, body, call.idempotencyKey),
  changeRequest: (ctx, { params, body }) => changeRequest(ctx, params.requestId, body),
  askRequest: (ctx, { params }) => askRequest(ctx, params.requestId),
  withdrawRequest: (ctx, { params }) => withdrawRequest(ctx, params.requestId),
  decideRequest: (ctx, { params, body }) => decideRequest(ctx, params.requestId, body),
  settings: (ctx) => settings(ctx),
  saveSettings: async (ctx, { body }) => {
    await saveSettings(ctx, body);
    return { done: true };
  },
  grants: (ctx, { query }) => listGrants(ctx, query),
  grant: (ctx, { params }) => oneGrant(ctx, params.grantId),
  revokeGrant: (ctx, { params, body }) => revokeGrant(ctx, params.grantId, body.reason),
  giveBackGrant: (ctx, { params }) => giveBackGrant(ctx, params.grantId),
  rows: async (ctx, { params, query }, call) =>
    marked(call, await grantedPage(ctx, params.grantId, query)),
  rowsCsv: (ctx, { params, query }) => csvFile(ctx, params.grantId, query.where),
  rowsSheet: (ctx, { params, query }) => sheetFile(ctx, params.grantId, query.where),
  rowsParquet: (ctx, { params, query }) => parquetFile(ctx, params.grantId, query.where),
  uses: (ctx, { query }) => listUses(ctx, query),
  usesSheet: (ctx) => usesSheet(ctx),
  interfaces: async (ctx) => ({ items: await listInterfaces(ctx) }),
  corrections: (ctx, { query }) => listCorrections(ctx, query),
  sendCorrection: (ctx, { params, body }) => sendCorrection(ctx, params.grantId, body),
  answerCorrection: (ctx, { params, body }) => answerCorrection(ctx, params.correctionId, body),
  withdrawCorrection: (ctx, { params }) => withdrawCorrection(ctx, params.correctionId),
  matters: (ctx, { query }) => listMatters(ctx, query),
  openMatter: (ctx, { params, body }, call) =>
    openMatter(ctx, params.grantId, { input: body, key: call.idempotencyKey }),
  matterRows: async (ctx, { params }, call) => marked(call, await matterRows(ctx, params.caseId)),
  subscriptions: (ctx, { query }) => listSubscriptions(ctx, query),
  subscribe: (ctx, { params, body }) => subscribe(ctx, params.grantId, body),
  changeSubscription: (ctx, { params, body }) =>
    changeSubscription(ctx, params.subscriptionId, body),
  tryWebhook: (ctx, { params }) => tryWebhook(ctx, params.subscriptionId),
  deliveries: (ctx, { query }) => listDeliveries(ctx, query),
  retryDelivery: async (ctx, { params }) => {
    await retryDelivery(ctx, params.deliveryId);
    return { done: true };
  },
  ownIdentity: (ctx) => ownIdentity(ctx),
  proveIdentity: (ctx, { body }) => proveIdentity(ctx, body.idNumber),
  ownUses: (ctx, { query }) => ownUses(ctx, query),
  confirmIdentity: (ctx, { body }) => confirmIdentity(ctx, body),
  featuresLanding: async (ctx, _input, call) => landing(ctx, call),
  featuresConformance: async () => conformance(),
  featuresCollections: (ctx, _input, call) => collections(ctx, call),
  featuresCollection: (ctx, { params }, call) => collection(ctx, call, params.collectionId),
  featuresItems: async (ctx, { params, query }, call) =>
    asGeoJson(call, await items(ctx, call, { id: params.collectionId, asked: query })),
  featuresItem: async (ctx, { params }, call) =>
    asGeoJson(
      call,
      await item(ctx, call, { id: params.collectionId, featureId: params.featureId }),
    ),
};
