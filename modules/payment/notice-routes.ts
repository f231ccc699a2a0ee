/** Where the channels tell of money: raw, because signatures are over the body to the byte. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { HttpServer } from '#platform/http/index.ts';
import { isUuid } from '#platform/ids/index.ts';
import { onlineChannels } from './contract/words.ts';
import { takeNotice } from './service/notices.ts';

const largestNotice = 65_536;

/** Mounts the routes in a scope of their own, where bodies stay as they came. */
export async function mountNotices(server: HttpServer, app: FastifyInstance): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      '*',
      { parseAs: 'string', bodyLimit: largestNotice },
      (_request, body, done) => done(null, body),
    );
    scope.post('/api/v1/payment/notices/:channel/:tenantId', (request, reply) =>
      answer(server, request, reply),
    );
  });
}

async function answer(
  server: HttpServer,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const params = request.params as { readonly channel: string; readonly tenantId: string };
  const channel = onlineChannels.find((one) => one === params.channel);
  const towns = isUuid(params.tenantId) ? await server.tenants.all() : [];
  const town = towns.find(({ tenantId, kind }) => tenantId === params.tenantId && kind === 'town');
  if (!channel || !town) return reply.code(404).send('{"code":"FAIL","message":"没有这个地址"}');
  const ctx = { ...(await server.ctxOf(request, 'public')), tenantId: town.tenantId };
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
  );
  const body = typeof request.body === 'string' ? request.body : '';
  const remoteAddress = request.ip;
  const given = await takeNotice(ctx, channel, { headers, body, remoteAddress });
  return reply
    .code(given.status)
    .type(given.mediaType)
    .serializer((text: unknown) => text as string)
    .send(given.body);
}
