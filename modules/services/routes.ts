/** One line an operation. */
import type { Handlers } from '#platform/module/index.ts';
import { type api, readGiven } from './contract/index.ts';
import { exportCatalogue, importCatalogue } from './service/catalogue-file.ts';
import { readCatalogue, readCatalogueItem, saveItem, saveLifeEvents } from './service/catalogue.ts';
import { actAtDesk, countApplications, listApplications, readApplication } from './service/desk.ts';
import { beginDraft, dropDraft, readDraft, renewDraft, saveDraft } from './service/drafts.ts';
import {
  checkEligibility,
  listItems,
  listLifeEvents,
  readItem,
  refuseFlood,
} from './service/items.ts';
import { actOnOwn, myApplications, ownApplication } from './service/own.ts';
import { paperForm } from './service/paper.ts';
import { prefillDraft } from './service/prefill.ts';
import { applicationsSheet } from './service/sheet.ts';
import { submitDraft, takeDown } from './service/submit.ts';

export const handlers: Handlers<typeof api.operations> = {
  items: async (ctx, { query }, call) => {
    refuseFlood(ctx, call.remoteAddress);
    return { items: await listItems(ctx, query) };
  },
  lifeEvents: async (ctx, _, call) => {
    refuseFlood(ctx, call.remoteAddress);
    return { items: await listLifeEvents(ctx) };
  },
  item: async (ctx, { params }, call) => {
    refuseFlood(ctx, call.remoteAddress);
    return readItem(ctx, params.code);
  },
  check: async (ctx, { params, query }, call) => {
    refuseFlood(ctx, call.remoteAddress);
    return checkEligibility(ctx, params.code, readGiven(query.answers));
  },
  paper: async (ctx, { params }, call) => {
    refuseFlood(ctx, call.remoteAddress, 'printing');
    return paperForm(ctx, params.code);
  },
  beginDraft: (ctx, { params, body }) => beginDraft(ctx, params.code, body.answers),
  draft: (ctx, { params }) => readDraft(ctx, params.draftId),
  saveDraft: (ctx, { params, body }) => saveDraft(ctx, params.draftId, body),
  prefill: (ctx, { params }) => prefillDraft(ctx, params.draftId),
  renewDraft: (ctx, { params }) => renewDraft(ctx, params.draftId),
  dropDraft: async (ctx, { params }) => {
    await dropDraft(ctx, params.draftId);
    return { done: true };
  },
  submit: (ctx, { params, body }, call) =>
    submitDraft(ctx, params.draftId, { submission: body, key: call.idempotencyKey }),
  mine: (ctx, { query }) => myApplications(ctx, query),
  own: (ctx, { params }) => ownApplication(ctx, params.applicationId),
  ownAct: (ctx, { params, body }, call) =>
    actOnOwn(ctx, params, { input: body, key: call.idempotencyKey }),
  applications: (ctx, { query }) => listApplications(ctx, query),
  applicationCounts: (ctx) => countApplications(ctx),
  applicationsSheet: (ctx, { query }) => applicationsSheet(ctx, query),
  application: (ctx, { params }) => readApplication(ctx, params.applicationId),
  deskAct: (ctx, { params, body }, call) =>
    actAtDesk(ctx, params, { input: body, key: call.idempotencyKey }),
  takeDown: (ctx, { body }, call) => takeDown(ctx, body, call.idempotencyKey),
  catalogue: (ctx) => readCatalogue(ctx),
  catalogueItem: (ctx, { params }) => readCatalogueItem(ctx, params.code),
  saveItem: (ctx, { params, body }) => saveItem(ctx, params.code, body),
  saveLifeEvents: async (ctx, { body }) => ({ items: await saveLifeEvents(ctx, body.items) }),
  exportCatalogue: (ctx) => exportCatalogue(ctx),
  importCatalogue: (ctx, { body }) => importCatalogue(ctx, body),
};
