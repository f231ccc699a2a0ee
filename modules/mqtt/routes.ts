/** One line an operation. */
import type { Handlers } from '#platform/module/index.ts';
import type { api } from './contract.ts';
import { addClient, listClients, renewSecret, saveClient } from './service/clients.ts';

export const handlers: Handlers<typeof api.operations> = {
  clients: (ctx) => listClients(ctx),
  addClient: (ctx, { body }) => addClient(ctx, body),
  saveClient: (ctx, { params, body }) => saveClient(ctx, params.clientId, body),
  renewSecret: (ctx, { params, body }) => renewSecret(ctx, params.clientId, body.version),
};
