/** One line an operation, and the address that foreign systems push to. */
import type { FastifyInstance } from 'fastify';
import type { HttpServer } from '#platform/http/index.ts';
import type { Handlers } from '#platform/module/index.ts';
import type { api } from './contract.ts';
import { hostOf } from './service/hosts.ts';
import {
  addSource,
  listSources,
  removeSource,
  renewSecret,
  saveSource,
  tryMapping,
} from './service/sources.ts';
import { takePush } from './service/take.ts';

export const handlers: Handlers<typeof api.operations> = {
  sources: async (ctx) => ({ items: await listSources(ctx) }),
  addSource: (ctx, { body }) => addSource(ctx, body),
  saveSource: (ctx, { params, body }) => saveSource(ctx, params.sourceId, body),
  renewSecret: (ctx, { params }) => renewSecret(ctx, params.sourceId),
  removeSource: async (ctx, { params }) => {
    await removeSource(ctx, params.sourceId);
    return { done: true };
  },
  tryMapping: (_ctx, { body }) => Promise.resolve(tryMapping(body.mapping, body.sample)),
};

const bodyLimitBytes = 1_048_576;

/** `POST /push/:sourceId`; the body is signed as it is, so it is taken as bytes. */
export async function mountPush(server: HttpServer, app: FastifyInstance): Promise<void> {
  await app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, parsed) =>
      parsed(null, body),
    );
    scope.post<{ Params: { sourceId: string } }>(
      '/push/:sourceId',
      { bodyLimit: bodyLimitBytes },
      async (request) => {
        const header = (name: string) => String(request.headers[name] ?? '');
        return takePush(hostOf(server.database), {
          sourceId: request.params.sourceId.toLowerCase(),
          timestamp: header('x-timestamp'),
          signature: header('x-signature')
            .replace(/^sha256=/, '')
            .toLowerCase(),
          body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
        });
      },
    );
    done();
  });
}
