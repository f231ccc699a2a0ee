/** The handlers of the module of personal data. */
import type { Handlers } from '#platform/module/index.ts';
import type { api } from './contract/index.ts';
import { listNotices, ownConsents, saveConsent, saveNotice } from './service/consents.ts';
import { decideRequest, endRestriction, listRequests } from './service/desk.ts';
import { listKeys, turnKey } from './service/keys.ts';
import { listLooks, lookReceipt, ownLooks } from './service/looks.ts';
import { looksSheet } from './service/looks-sheet.ts';
import { ownData, ownDataJson } from './service/own-data.ts';
import { ownDataPdf } from './service/own-pdf.ts';
import { assessment, registerRows, registerSheet } from './service/register.ts';
import { makeRequest, ownRequests, withdrawRequest } from './service/requests.ts';
import { reveal } from './service/reveal.ts';

export const handlers: Handlers<typeof api.operations> = {
  notices: async (ctx) => ({ items: await listNotices(ctx) }),
  ownData: (ctx, _input, call) => ownData(ctx, call),
  ownDataJson: (ctx, _input, call) => ownDataJson(ctx, call),
  ownDataPdf: (ctx, _input, call) => ownDataPdf(ctx, call),
  ownLooks: (ctx, { query }, { server }) => ownLooks(ctx, server, query),
  lookReceipt: (ctx, { params }, { server }) => lookReceipt(ctx, server, params.lookId),
  ownConsents: async (ctx) => ({ items: await ownConsents(ctx) }),
  consent: (ctx, { params, body }) => saveConsent(ctx, params.purpose, body),
  ownRequests: async (ctx) => ({ items: await ownRequests(ctx) }),
  request: (ctx, { body }) => makeRequest(ctx, body),
  withdrawRequest: async (ctx, { params }) => {
    await withdrawRequest(ctx, params.requestId);
    return { done: true };
  },
  reveal: (ctx, { body }, { server }) => reveal(ctx, server, body),
  requests: (ctx, { query }, { server }) => listRequests(ctx, server, query),
  decideRequest: (ctx, { params, body }, { server }) =>
    decideRequest(ctx, server, { requestId: params.requestId, decision: body }),
  liftRestriction: async (ctx, { params, body }) => {
    await endRestriction(ctx, params.personId, body.reason);
    return { done: true };
  },
  looks: (ctx, { query }, { server }) => listLooks(ctx, server, query),
  looksSheet: (ctx, { query }, { server }) => looksSheet(ctx, server, query),
  register: async (_ctx, _input, { server }) => ({ items: registerRows(server.manifests) }),
  registerSheet: (ctx, _input, { server }) => registerSheet(ctx, server.manifests),
  assessment: (ctx, { params }, { server }) => assessment(ctx, server.manifests, params.moduleId),
  saveNotice: (ctx, { params, body }) => saveNotice(ctx, params.purpose, body),
  keys: async (ctx) => ({ items: await listKeys(ctx) }),
  turnKey: async (ctx) => ({ version: await turnKey(ctx) }),
};
