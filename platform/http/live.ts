/** `GET /api/v1/live`: server-sent events for whoever is signed in. */
import type { FastifyInstance } from 'fastify';
import { openEventStream } from './event-stream.ts';
import type { HttpServer } from './index.ts';

/** Mounts the route. */
export function mountLive(app: FastifyInstance, server: HttpServer): void {
  app.get('/api/v1/live', async (request, reply) => {
    const { ctx, lastEventId, send, onClose } = await openEventStream(server, request, reply, {
      permission: 'signedIn',
    });
    const last = lastEventId === null ? Number.NaN : Number(lastEventId);
    const subscriber = { tenantId: ctx.tenantId, actor: ctx.actor, send };
    onClose(await server.live.open(subscriber, Number.isFinite(last) ? last : null));
  });
}
