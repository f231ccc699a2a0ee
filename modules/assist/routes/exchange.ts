/** `POST /api/v1/assist/exchange`: the telephone exchange tells of calls. Its body is signed as it is, so it is taken as bytes. */
import type { FastifyInstance } from 'fastify';
import type { HttpServer } from '#platform/http/index.ts';
import { takeNotice } from '../service/exchange.ts';

const bodyLimitBytes = 16_384;

/** Mounts the route; the town is named by `?town=` or the header, as everywhere without a session. */
export async function mountExchange(server: HttpServer, app: FastifyInstance): Promise<void> {
  await app.register((scope, _options, ready) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, parsed) =>
      parsed(null, body),
    );
    scope.post('/api/v1/assist/exchange', { bodyLimit: bodyLimitBytes }, async (request) => {
      const ctx = await server.ctxOf(request, 'public');
      const header = request.headers['x-zhenshu-signature'];
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      return takeNotice(ctx, { body, signature: typeof header === 'string' ? header : '' });
    });
    ready();
  });
}
