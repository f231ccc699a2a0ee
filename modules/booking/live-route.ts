/**
 * `GET /api/v1/booking/live`: hall screens, kiosks and tickets without a session hear that a queue of their site moved, and
 * nothing else. Who is signed in uses the live stream of the house.
 */
import type { FastifyInstance } from 'fastify';
import { openEventStream } from '#platform/http/event-stream.ts';
import type { HttpServer } from '#platform/http/index.ts';
import { events } from './contract/index.ts';
import { openSite } from './service/hall.ts';
import { followTicket } from './service/tickets.ts';

interface Asked {
  readonly site?: string;
  /** A ticket instead of a site: who holds it hears its queue move. */
  readonly ticket?: string;
  readonly t?: string;
}

/** More open streams of one process are refused: a wall of screens, not a flood. */
const mostStreams = 500;

/** Mounts the route. */
export function mountHallStream(server: HttpServer, app: FastifyInstance): void {
  let open = 0;
  app.get<{ Querystring: Asked }>('/api/v1/booking/live', async (request, reply) => {
    const { ticket, t } = request.query;
    let site = request.query.site ?? '';
    const { ctx, send, onClose } = await openEventStream(server, request, reply, {
      permission: 'public',
      before: async (asking) => {
        if (ticket) site = (await followTicket(asking, ticket, t ?? '')).siteCode;
        else await openSite(asking, { siteCode: site, token: t, address: request.ip });
        if (open >= mostStreams) throw new Error('too many hall screens');
      },
    });
    open += 1;
    const stop = await server.live.watch((event) => {
      if (event.tenantId !== ctx.tenantId || event.type !== events.queue) return;
      if (event.payload['siteCode'] === site) send('event: queue\ndata: {}\n\n');
    });
    send('event: hello\ndata: {}\n\n');
    onClose(() => {
      open -= 1;
      stop();
    });
  });
}
