/** One line an operation. */
import type { Call, Handlers } from '#platform/module/index.ts';
import type { api } from './contract/index.ts';
import { askReporter } from './service/ask.ts';
import { firstScreen, suggest } from './service/choices.ts';
import { actAsReporter, follow, type Holder, myReports } from './service/follow.ts';
import { posterOf } from './service/poster.ts';
import { listPublic, onePublic, publicRates } from './service/public.ts';
import { stepReceipts } from './service/step-receipts.ts';
import { submitReport } from './service/submit.ts';

const done = { done: true };

const holderOf = (params: { number: string }, body: { token: string }, call: Call): Holder => ({
  number: params.number,
  token: body.token,
  remoteAddress: call.remoteAddress,
});

export const handlers: Handlers<typeof api.operations> = {
  submit: (ctx, { body }, { remoteAddress, idempotencyKey }) =>
    submitReport(ctx, body, { remoteAddress, idempotencyKey }),
  suggest: (ctx, { body }) => suggest(ctx, body),
  choices: (ctx, { query }) => firstScreen(ctx, query.place),
  follow: (ctx, { params, body }, call) => follow(ctx, holderOf(params, body, call)),
  receipts: (ctx, { params, body }, call) => stepReceipts(ctx, holderOf(params, body, call)),
  rate: async (ctx, { params, body }, call) => {
    const input = { stars: body.stars, ...(body.words ? { reason: body.words } : {}) };
    await actAsReporter(
      ctx,
      holderOf(params, body, call),
      { action: 'rate', input },
      call.idempotencyKey,
    );
    return done;
  },
  reopen: async (ctx, { params, body }, call) => {
    const input = { reason: body.reason, ...(body.photoIds ? { photoIds: body.photoIds } : {}) };
    await actAsReporter(
      ctx,
      holderOf(params, body, call),
      { action: 'reopen', input },
      call.idempotencyKey,
    );
    return done;
  },
  reply: async (ctx, { params, body }, call) => {
    const input = { reason: body.text, ...(body.photoIds ? { photoIds: body.photoIds } : {}) };
    await actAsReporter(
      ctx,
      holderOf(params, body, call),
      { action: 'comment', input },
      call.idempotencyKey,
    );
    return done;
  },
  mine: (ctx, { query }) => myReports(ctx, query),
  publicList: (ctx, { query }) => listPublic(ctx, query),
  publicOne: (ctx, { params }) => onePublic(ctx, params.number),
  publicRates: (ctx, { query }) => publicRates(ctx, query.days ?? 365),
  askReporter: async (ctx, { params, body }) => {
    await askReporter(ctx, params.caseId, body.text);
    return done;
  },
  qrPoster: (ctx, { params }, call) =>
    posterOf(ctx, params.code, call.server.settings.publicUrl ?? call.origin),
};
