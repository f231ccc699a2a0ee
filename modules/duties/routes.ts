/** One line an operation. */
import type { Handlers } from '#platform/module/index.ts';
import type { api } from './contract/index.ts';
import { book } from './service/book.ts';
import { addCategory, listCategories, saveCategory, savedStates } from './service/categories.ts';
import { listDuties, previewDuty, removeDuty, saveDuty } from './service/duties.ts';
import { applyImport, exportDuties, previewImport } from './service/imports.ts';

export const handlers: Handlers<(typeof api)['operations']> = {
  categories: (ctx, { query }) => listCategories(ctx, query.retired === true),
  addCategory: (ctx, { body: { code, ...input } }) => addCategory(ctx, code, input),
  saveCategory: (ctx, { params, body: { version, ...input } }) =>
    saveCategory(ctx, { code: params.code, version }, input),
  categoryVersions: (ctx, { params }) => savedStates(ctx, 'duties.category', params.code),
  duties: async (ctx, { query }) => ({ items: await listDuties(ctx, query) }),
  dutyFor: async (ctx, { query }) => {
    const { categoryCode, gridCellId = null, villageId = null, placeKind = null } = query;
    const duty = (await book(ctx)).dutyFor({ categoryCode, gridCellId, villageId, placeKind });
    return { ...duty, assistingDepartmentIds: [...duty.assistingDepartmentIds] };
  },
  addDuty: (ctx, { body }) => saveDuty(ctx, null, body),
  saveDuty: (ctx, { params, body: { version, ...duty } }) =>
    saveDuty(ctx, { id: params.id, version }, duty),
  removeDuty: async (ctx, { params, query }) => {
    await removeDuty(ctx, { id: params.id, version: query.version });
    return { done: true };
  },
  dutyVersions: (ctx, { params }) => savedStates(ctx, 'duties.duty', params.id),
  previewDuty: (ctx, { body }, call) => previewDuty(ctx, body, call.server.slots),
  previewImport: (ctx, { body }) => previewImport(ctx, body.contentBase64),
  applyImport: (ctx, { params }) => applyImport(ctx, params.importId),
  exportDuties: (ctx) => exportDuties(ctx),
};
