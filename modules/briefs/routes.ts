/** One line an operation. */
import type { Ctx } from '#platform/context/index.ts';
import { localDay } from '#platform/calendar/index.ts';
import type { Handlers } from '#platform/module/index.ts';
import type { api, TemplateInput } from './contract/index.ts';
import { compose } from './rules/compose.ts';
import { plusDays } from './rules/days.ts';
import { periodOf } from './rules/periods.ts';
import {
  composeFor,
  discard,
  hold,
  issueDraft,
  refresh,
  renewEdition,
  saveEdits,
} from './service/brief.ts';
import { deliveriesOf } from './service/deliver.ts';
import { fileOf } from './service/download.ts';
import { gather } from './service/gather.ts';
import {
  createTemplate,
  listTemplates,
  oneTemplate,
  prove,
  saveTemplate,
} from './service/templates.ts';
import { drawingsOf, listBriefs, oneBrief, readable, viewOf } from './service/views.ts';
import type { IssueRow } from './store/tables.ts';

const seen = async (ctx: Ctx, work: Promise<IssueRow>) => {
  const row = await work;
  return ctx.database.inTenant(ctx, (tx) => viewOf(tx, row));
};

function previewOf(ctx: Ctx, template: TemplateInput) {
  return ctx.database.inTenant(ctx, async (tx) => {
    await prove(tx, template);
    const last = plusDays(periodOf(template.kind, localDay(ctx.clock.now())).from, -1);
    const period = periodOf(template.kind, last);
    const gathered = await gather(tx, template, period);
    const year = Number(period.to.slice(0, 4));
    const document = compose(template, gathered, { year, number: 1 });
    return { document, drawings: drawingsOf(document, ctx.locale) };
  });
}

export const handlers: Handlers<(typeof api)['operations']> = {
  list: (ctx, { query }) => listBriefs(ctx, query),
  compose: (ctx, { body }) => seen(ctx, composeFor(ctx, body.code, body.day)),
  one: (ctx, { params }) => oneBrief(ctx, params.briefId),
  saveEdits: (ctx, { params, body }) => seen(ctx, saveEdits(ctx, params.briefId, body)),
  refresh: (ctx, { params, body }) => seen(ctx, refresh(ctx, params.briefId, body.version)),
  hold: (ctx, { params, body }) => seen(ctx, hold(ctx, params.briefId, body)),
  discard: async (ctx, { params, query }) => {
    await discard(ctx, params.briefId, query.version);
    return { done: true };
  },
  issue: (ctx, { params, body }) => seen(ctx, issueDraft(ctx, params.briefId, body.version)),
  renew: (ctx, { params, body }) => seen(ctx, renewEdition(ctx, params.briefId, body.reason)),
  pdf: (ctx, { params, query }) =>
    fileOf(ctx, params.briefId, { format: 'pdf', language: query.language ?? ctx.locale }),
  docx: (ctx, { params, query }) =>
    fileOf(ctx, params.briefId, { format: 'docx', language: query.language ?? ctx.locale }),
  deliveries: (ctx, { params }) =>
    ctx.database.inTenant(ctx, async (tx) => {
      await readable(tx, params.briefId);
      return { items: await deliveriesOf(tx, params.briefId) };
    }),
  templates: async (ctx) => ({ items: await listTemplates(ctx) }),
  template: (ctx, { params }) => oneTemplate(ctx, params.code),
  createTemplate: (ctx, { body }) => createTemplate(ctx, body),
  saveTemplate: (ctx, { params, body }) => saveTemplate(ctx, params.code, body),
  preview: (ctx, { body }) => previewOf(ctx, body),
};
