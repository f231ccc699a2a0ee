/** One line an operation. */
import type { Handlers } from '#platform/module/index.ts';
import type { api } from './contract/index.ts';
import { exportDcat } from './service/dcat.ts';
import { proveOwn } from './service/own.ts';
import { measureResource } from './service/quality/measure.ts';
import { addRule, dayView, qualityOf, removeRule, saveRule } from './service/quality/rules.ts';
import { registerResource, saveResource } from './service/register.ts';
import { historyOf, lineageOf, listResources, oneResource, rowOf } from './service/views.ts';

export const handlers: Handlers<(typeof api)['operations']> = {
  list: async (ctx, { query }) => ({ items: await listResources(ctx, query) }),
  one: (ctx, { params }) => ctx.database.inTenant(ctx, (tx) => oneResource(tx, params.resourceId)),
  register: (ctx, { body }) =>
    ctx.database.inTenant(ctx, async (tx) => {
      const { id } = await registerResource(tx, body);
      return oneResource(tx, id);
    }),
  save: (ctx, { params, body }) =>
    ctx.database.inTenant(ctx, async (tx) => {
      await saveResource(tx, params.resourceId, body);
      return oneResource(tx, params.resourceId);
    }),
  history: async (ctx, { params }) => ({ items: await historyOf(ctx, params.resourceId) }),
  lineage: async (ctx, { params }) => ({ items: await lineageOf(ctx, params.resourceId) }),
  quality: (ctx, { params }) => qualityOf(ctx, params.resourceId),
  measure: async (ctx, { params }) => {
    await ctx.database.inTenant(ctx, async (tx) => {
      proveOwn(ctx, (await rowOf(tx, params.resourceId)).ownerDepartmentId);
    });
    const day = await measureResource(ctx, params.resourceId);
    return { day: day && dayView(day) };
  },
  addRule: (ctx, { params, body }) => addRule(ctx, params.resourceId, body),
  saveRule: (ctx, { params, body }) => saveRule(ctx, params, body),
  removeRule: (ctx, { params }) => removeRule(ctx, params),
  dcat: (ctx, _input, call) => exportDcat(ctx, call.origin),
};
