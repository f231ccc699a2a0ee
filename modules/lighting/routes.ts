/** One line an operation. */
import type { Handlers } from '#platform/module/index.ts';
import type { api } from './contract/index.ts';
import { viewBoard } from './service/board.ts';
import {
  removeCalendar,
  removeProgramme,
  saveCalendar,
  saveGroup,
  saveProgramme,
  saveSettings,
} from './service/edit.ts';
import { addOverride, cancelOverride, viewOverrides } from './service/overrides.ts';
import { savingFile } from './service/saving-sheet.ts';
import { viewSaving } from './service/saving.ts';
import { previewNight, viewPlan } from './service/views.ts';

const done = { done: true };

export const handlers: Handlers<(typeof api)['operations']> = {
  board: (ctx) => viewBoard(ctx),
  plan: (ctx) => viewPlan(ctx),
  preview: (ctx, { query }) => previewNight(ctx, query.steps, query.date),
  saveProgramme: (ctx, { params, body }) => saveProgramme(ctx, params.code, body),
  removeProgramme: async (ctx, { params, query }) => {
    await removeProgramme(ctx, params.code, query.version);
    return done;
  },
  saveCalendar: (ctx, { params, body }) => saveCalendar(ctx, params.code, body),
  removeCalendar: async (ctx, { params, query }) => {
    await removeCalendar(ctx, params.code, query.version);
    return done;
  },
  saveGroup: (ctx, { params, body }) => saveGroup(ctx, params.code, body),
  saveSettings: (ctx, { body }) => saveSettings(ctx, body),
  addOverride: (ctx, { body }, call) => addOverride(ctx, body, call.idempotencyKey),
  cancelOverride: async (ctx, { params }) => {
    await cancelOverride(ctx, params.overrideId);
    return done;
  },
  overrides: (ctx) => viewOverrides(ctx),
  saving: (ctx, { query }) => viewSaving(ctx, query.month),
  savingFile: async (ctx, { query }) => savingFile(await viewSaving(ctx, query.month), query.month),
};
