/** One line an operation. */
import type { Handlers } from '#platform/module/index.ts';
import type { api } from './contract/index.ts';
import { takeAllowance } from './service/allowances.ts';
import { answerQuestion, saveAnswering, viewAnswering } from './service/answering.ts';
import { listFile, listPolicies, onePolicy, versionsOfPolicy } from './service/console-views.ts';
import { checkEligibility, homeOf, readPolicy } from './service/read.ts';
import { readText } from './service/read-file.ts';
import {
  addSynonyms,
  listSynonyms,
  listUnanswered,
  removeSynonyms,
  saveSynonyms,
  settleUnanswered,
} from './service/search-care.ts';
import { searchPolicies, suggest } from './service/search.ts';
import { listSubscriptions, subscribe, unsubscribe } from './service/subscriptions.ts';
import {
  createPolicy,
  discardPolicy,
  editPolicy,
  publishPolicy,
  repealPolicy,
  returnPolicy,
  submitPolicy,
  withdrawPolicy,
} from './service/write.ts';

const target = (params: { policyId: string }, { version }: { version: number }) => ({
  id: params.policyId,
  version,
});

export const handlers: Handlers<(typeof api)['operations']> = {
  home: (ctx) => homeOf(ctx),
  search: async (ctx, { query }, call) => {
    takeAllowance(ctx, 'searches', call.remoteAddress);
    return searchPolicies(ctx, query);
  },
  suggestions: async (ctx, { query }, call) => {
    takeAllowance(ctx, 'letters', call.remoteAddress);
    return suggest(ctx, query.q);
  },
  read: (ctx, { params }) => readPolicy(ctx, params.code),
  check: (ctx, { params, body }) => checkEligibility(ctx, params.code, body.answers),
  answer: async (ctx, { body }, call) => {
    takeAllowance(ctx, 'answers', call.remoteAddress);
    return answerQuestion(ctx, body.question);
  },
  subscriptions: (ctx) => listSubscriptions(ctx),
  subscribe: (ctx, { body }) => subscribe(ctx, body),
  unsubscribe: (ctx, { body }) => unsubscribe(ctx, body),
  list: (ctx, { query }) => listPolicies(ctx, query),
  listFile: (ctx, { query }) => listFile(ctx, query),
  one: (ctx, { params }) => onePolicy(ctx, params.policyId),
  versions: (ctx, { params }) => versionsOfPolicy(ctx, params.policyId),
  readText: async (_ctx, { body }) => readText(body),
  create: (ctx, { body }, call) => createPolicy(ctx, body, call.idempotencyKey),
  edit: (ctx, { params, body }) => editPolicy(ctx, target(params, body), body.content),
  submit: (ctx, { params, body }) => submitPolicy(ctx, target(params, body)),
  discard: (ctx, { params, body }) => discardPolicy(ctx, target(params, body)),
  giveBack: (ctx, { params, body }) => returnPolicy(ctx, target(params, body), body.reason),
  publish: (ctx, { params, body }) => publishPolicy(ctx, target(params, body), body.note),
  repeal: (ctx, { params, body }) => repealPolicy(ctx, target(params, body), body),
  withdraw: (ctx, { params, body }) => withdrawPolicy(ctx, target(params, body), body.reason),
  synonyms: (ctx) => listSynonyms(ctx),
  addSynonyms: (ctx, { body }) => addSynonyms(ctx, body),
  saveSynonyms: (ctx, { params, body }) => saveSynonyms(ctx, params.groupId, body),
  removeSynonyms: (ctx, { params }) => removeSynonyms(ctx, params.groupId),
  unanswered: (ctx) => listUnanswered(ctx),
  settleUnanswered: (ctx, { params }) => settleUnanswered(ctx, params.questionId),
  answering: (ctx) => viewAnswering(ctx),
  saveAnswering: (ctx, { body }) => saveAnswering(ctx, body),
};
