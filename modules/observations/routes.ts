/** One line an operation. */
import type { Handlers } from '#platform/module/index.ts';
import type { api } from './contract/index.ts';
import { exportCsv, exportParquet } from './service/export/index.ts';
import {
  showHealth,
  showHistory,
  showLatest,
  showMessages,
  showRefusals,
  showValues,
} from './service/views.ts';

export const handlers: Handlers<typeof api.operations> = {
  latest: (ctx, { params }) => showLatest(ctx, params.thingId),
  history: (ctx, { params, query }) => showHistory(ctx, params.thingId, query),
  values: (ctx, { params, query }) => showValues(ctx, params.thingId, query),
  exportCsv: (ctx, { params, query }) => exportCsv(ctx, params.thingId, query),
  exportParquet: (ctx, { params, query }) => exportParquet(ctx, params.thingId, query),
  messages: (ctx, { params }) => showMessages(ctx, params.thingId),
  refusals: (ctx, { query }) => showRefusals(ctx, query),
  health: (ctx) => showHealth(ctx),
};
