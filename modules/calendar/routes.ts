/** One line an operation. */
import type { Handlers } from '#platform/module/index.ts';
import type { api } from './contract.ts';
import {
  adoptYear,
  importCalendar,
  removeDay,
  saveDay,
  saveWeek,
  saveYear,
} from './service/edit.ts';
import { exportDays, importDays, previewDays } from './service/days-file.ts';
import { exportCalendar, viewVersions, viewYear } from './service/views.ts';

export const handlers: Handlers<(typeof api)['operations']> = {
  calendar: (ctx, { query }) => viewYear(ctx, query.year),
  saveWeek: (ctx, { body: { version, ...week } }) => saveWeek(ctx, version, week),
  saveDay: (ctx, { params, body }) => saveDay(ctx, params.date, body),
  removeDay: async (ctx, { params, query }) => {
    await removeDay(ctx, params.date, query.version);
    return { done: true };
  },
  saveYear: (ctx, { params, body }) => saveYear(ctx, params.year, body),
  adoptYear: (ctx, { params, body }) => adoptYear(ctx, params.year, body.version),
  versions: (ctx) => viewVersions(ctx),
  exportCalendar: (ctx) => exportCalendar(ctx),
  importCalendar: (ctx, { body }) => importCalendar(ctx, body.data, body.version),
  exportDays: (ctx) => exportDays(ctx),
  previewDays: (ctx, { body }) => previewDays(ctx, body.contentBase64),
  importDays: (ctx, { body }) => importDays(ctx, body.days, body.revision),
};
