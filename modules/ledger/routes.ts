/** One line an operation. */
import type { Handlers } from '#platform/module/index.ts';
import type { api } from './contract/index.ts';
import {
  anchorNow,
  askWitness,
  changeKeys,
  dropWitness,
  dropWitnessed,
  resume,
  retryAnchors,
  witnessLog,
} from './service/administer.ts';
import { badgeOf, historyOf } from './service/history.ts';
import { entryList, overview } from './service/overview.ts';
import { proveConsistency, proveEntry } from './service/proofs.ts';
import { receiptAt } from './service/receipt.ts';

const done = { done: true };

export const handlers: Handlers<typeof api.operations> = {
  overview: (ctx) => overview(ctx),
  entries: (ctx, { query }) => entryList(ctx, query),
  badge: (ctx, { query }) => badgeOf(ctx, query),
  history: (ctx, { query }) => historyOf(ctx, query),
  receipt: async (ctx, { params }) => {
    const { index, text } = await receiptAt(ctx, params.index);
    return {
      mediaType: 'application/octet-stream',
      fileName: `entry-${index}.tlog-proof`,
      bytes: new TextEncoder().encode(text),
    };
  },
  proof: (ctx, { query }) => proveEntry(ctx, query.index),
  consistency: (ctx, { query }) => proveConsistency(ctx, query.from, query.to),
  addWitness: async (ctx, { body }) => {
    await askWitness(ctx, body);
    return done;
  },
  removeWitness: async (ctx, { body }) => {
    await dropWitness(ctx, body);
    return done;
  },
  addWitnessed: async (ctx, { body }) => {
    await witnessLog(ctx, body.keys);
    return done;
  },
  removeWitnessed: async (ctx, { body }) => {
    await dropWitnessed(ctx, body);
    return done;
  },
  anchorNow: async (ctx) => {
    await anchorNow(ctx);
    return done;
  },
  retryAnchors: async (ctx) => {
    await retryAnchors(ctx);
    return done;
  },
  rotateKey: async (ctx, { body }) => {
    await changeKeys(ctx, 'rotateKey', body.reason);
    return done;
  },
  retireKeys: async (ctx, { body }) => {
    await changeKeys(ctx, 'retireKeys', body.reason);
    return done;
  },
  resume: async (ctx, { body }) => {
    await resume(ctx, body.reason);
    return done;
  },
};
