/** The handlers of the master records. */
import type { Handlers } from '#platform/module/index.ts';
import type { api } from './contract/index.ts';
import { mergeRecords, splitRecord, undoAct } from './service/acts.ts';
import { aliasSheet, listAliases, removeAlias, saveAliases } from './service/aliases.ts';
import { findEntities, listEntities, listVillages, readFile } from './service/file.ts';
import { enlist, readList, readLists, strike } from './service/lists.ts';
import { judgePair, listPairs, readPair } from './service/queue.ts';
import { listPrecedence, precedenceVersions, savePrecedence } from './service/precedence.ts';
import { previewPrecedence } from './service/preview-precedence.ts';
import { previewSource } from './service/preview-source.ts';
import { listSheet } from './service/sheet.ts';
import { listSources, saveSource, sourceVersions, switchSource } from './service/sources.ts';
import { readStanding } from './service/standing.ts';

export const handlers: Handlers<typeof api.operations> = {
  state: (ctx) => readStanding(ctx),
  entities: (ctx, { query }) => listEntities(ctx, query),
  villages: async (ctx, { query }) => ({ items: await listVillages(ctx, query.kind) }),
  find: (ctx, { body }) => findEntities(ctx, body),
  entity: (ctx, { params }) => readFile(ctx, params.entityId),
  merge: (ctx, { params, body }) => mergeRecords(ctx, { ...params, ...body }),
  split: (ctx, { params, body }) => splitRecord(ctx, { ...params, ...body }),
  undo: (ctx, { params, body }) => undoAct(ctx, params.actId, body.reason),
  pairs: (ctx, { query }) => listPairs(ctx, query),
  pair: (ctx, { params }) => readPair(ctx, params.pairId),
  judge: (ctx, { params, body }) => judgePair(ctx, { ...params, ...body }),
  lists: async (ctx) => ({ items: await readLists(ctx) }),
  list: (ctx, { params, query }) => readList(ctx, params.code, query),
  listSheet: (ctx, { params, query }) => listSheet(ctx, params.code, query.village),
  enlist: async (ctx, { params, body }) => {
    await enlist(ctx, params.code, body);
    return { done: true };
  },
  strike: async (ctx, { params }) => {
    await strike(ctx, params.code, params.entryId);
    return { done: true };
  },
  sources: async (ctx) => ({ items: await listSources(ctx) }),
  saveSource: (ctx, { body }) => saveSource(ctx, body),
  previewSource: (ctx, { body }) => previewSource(ctx, body),
  switchSource: (ctx, { params, body }) => switchSource(ctx, params.sourceId, body),
  sourceVersions: async (ctx, { params }) => ({
    items: await sourceVersions(ctx, params.sourceId),
  }),
  aliases: (ctx, { query }) => listAliases(ctx, query),
  saveAliases: (ctx, { body }) => saveAliases(ctx, body.items),
  removeAlias: async (ctx, { params }) => {
    await removeAlias(ctx, params.aliasId);
    return { done: true };
  },
  aliasSheet: (ctx) => aliasSheet(ctx),
  precedence: async (ctx) => ({ items: await listPrecedence(ctx) }),
  savePrecedence: (ctx, { params, body }) => savePrecedence(ctx, { ...params, ...body }),
  previewPrecedence: (ctx, { params, body }) => previewPrecedence(ctx, params, body.resourceCodes),
  precedenceVersions: async (ctx, { params }) => ({ items: await precedenceVersions(ctx, params) }),
};
