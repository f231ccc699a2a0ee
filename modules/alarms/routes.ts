/** One line an operation. */
import type { Handlers } from '#platform/module/index.ts';
import type { api } from './contract/index.ts';
import { actOnAlarm, actOnMany, openCaseByHand } from './service/act.ts';
import { countsOf, describeAlarm, listPage, mapOf } from './service/desk.ts';
import { addRule, removeRule, saveRule, switchRule } from './service/edit-rules.ts';
import { exportList } from './service/export.ts';
import {
  exportRules,
  importRules,
  listRules,
  ruleChoices,
  ruleVersions,
} from './service/rule-files.ts';
import { tryRule } from './service/try-rule.ts';

const done = { done: true };

export const handlers: Handlers<typeof api.operations> = {
  list: (ctx, { query }) => listPage(ctx, query),
  counts: (ctx) => countsOf(ctx),
  map: (ctx, { query }) => mapOf(ctx, query),
  export: (ctx, { query }) => exportList(ctx, query),
  one: (ctx, { params }) => describeAlarm(ctx, params.alarmId),
  acknowledge: async (ctx, { params, body }) => {
    await actOnAlarm(ctx, params.alarmId, 'acknowledge', body.note);
    return done;
  },
  clear: async (ctx, { params, body }) => {
    await actOnAlarm(ctx, params.alarmId, 'clear', body.note);
    return done;
  },
  comment: async (ctx, { params, body }) => {
    await actOnAlarm(ctx, params.alarmId, 'comment', body.note);
    return done;
  },
  openCase: (ctx, { params, body }) => openCaseByHand(ctx, params.alarmId, body.categoryCode),
  bulk: (ctx, { body }) => actOnMany(ctx, body),
  rules: async (ctx) => ({ items: await listRules(ctx) }),
  ruleChoices: (ctx) => ruleChoices(ctx),
  addRule: (ctx, { body }) => addRule(ctx, body),
  saveRule: (ctx, { params, body: { version, ...definition } }) =>
    saveRule(ctx, params.ruleId, version, definition),
  switchRule: (ctx, { params, body }) => switchRule(ctx, params.ruleId, body),
  removeRule: async (ctx, { params }) => {
    await removeRule(ctx, params.ruleId);
    return done;
  },
  ruleVersions: async (ctx, { params }) => ({ items: await ruleVersions(ctx, params.ruleId) }),
  tryRule: (ctx, { body }) => tryRule(ctx, body),
  exportRules: (ctx) => exportRules(ctx),
  importRules: (ctx, { body }) => importRules(ctx, body),
};
