/** `GET /api/v1/live`: server-sent events for whoever is signed in. */
import type { FastifyInstance } from 'fastify';
import type { HttpServer } from './index.ts';

const heartbeatMs = 20_000;
/** A screen that does not read this much is cut off; it reconnects and resumes. */
const backlogBytes = 1_000_000;

/** Mounts the route. */
export function mountLive(app: FastifyInstance, server: HttpServer): void {
  app.get('/api/v1/live', async (request, reply) => {
    const ctx = await server.ctxOf(request, 'signedIn');
    const header = request.headers['last-event-id'];
    const query = (request.query as { lastEventId?: string }).lastEventId;
    const last = Number(header ?? query ?? Number.NaN);
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      connection: 'keep-alive',
    });
    const send = (text: string): void => {
      if (raw.writableLength > backlogBytes) raw.destroy();
      else raw.write(text);
    };
    send('retry: 1500\n\n');
    const subscriber = { tenantId: ctx.tenantId, actor: ctx.actor, send };
    const close = await server.live.open(subscriber, Number.isFinite(last) ? last : null);
    const heartbeat = setInterval(() => send(': still here\n\n'), heartbeatMs);
    raw.on('close', () => {
      clearInterval(heartbeat);
      close();
    });
  });
}
