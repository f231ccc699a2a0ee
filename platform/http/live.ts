/**
 * `GET /api/v1/live`: server-sent events for whoever is signed in. Pages that are for everybody ask with `optional`: to a visitor
 * without a session there is nothing to tell (204), which is no fault.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { openEventStream } from './event-stream.ts';
import { Problem } from '../problems/index.ts';
import type { HttpServer } from './index.ts';

/** Mounts the route. */
export function mountLive(app: FastifyInstance, server: HttpServer): void {
  app.get('/api/v1/live', async (request, reply) => {
    const opened = openEventStream(server, request, reply, { permission: 'signedIn' });
    const stream = await (isOptional(request) ? opened.catch(nothingForVisitors) : opened);
    if (!stream) return reply.code(204).send();
    const { ctx, lastEventId, send, onClose } = stream;
    const last = lastEventId === null ? Number.NaN : Number(lastEventId);
    const subscriber = { tenantId: ctx.tenantId, actor: ctx.actor, send };
    onClose(await server.live.open(subscriber, Number.isFinite(last) ? last : null));
  });
}

const isOptional = ({ query }: FastifyRequest): boolean =>
  (query as { optional?: unknown }).optional !== undefined;

function nothingForVisitors(error: unknown): null {
  if (error instanceof Problem && error.code === 'sign-in-required') return null;
  throw error;
}
