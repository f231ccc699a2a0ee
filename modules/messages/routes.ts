/** One line an operation. */
import type { Handlers } from '#platform/module/index.ts';
import type { api } from './contract/index.ts';
import { ownPreferences, readInbox, readMessages, savePreferences } from './service/inbox.ts';
import { channelStatus, readLog, readSimulator, repeatMessage } from './service/log.ts';
import { listTemplates, previewTemplate, saveTemplate, testTemplate } from './service/templates.ts';

export const handlers: Handlers<typeof api.operations> = {
  inbox: (ctx, { query }) => readInbox(ctx, query),
  markRead: (ctx, { body }) => readMessages(ctx, body.ids),
  preferences: (ctx) => ownPreferences(ctx),
  savePreferences: (ctx, { body }) => savePreferences(ctx, body),
  templates: async (ctx, { query }) => ({ items: await listTemplates(ctx, query.code) }),
  saveTemplate: (ctx, { params, body }) => saveTemplate(ctx, params, body),
  previewTemplate: async (ctx, { params, body }) => previewTemplate(ctx, params, body),
  testTemplate: async (ctx, { params, body }) => ({
    messageId: await testTemplate(ctx, params, body.address),
  }),
  log: (ctx, { query }) => readLog(ctx, query),
  repeat: async (ctx, { params }) => {
    await repeatMessage(ctx, params.messageId);
    return { done: true };
  },
  channels: async (ctx) => ({ items: await channelStatus(ctx) }),
  simulator: (ctx, { query }) => readSimulator(ctx, query.phone),
};
