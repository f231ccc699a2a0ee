/** One line an operation, and the address that ChirpStack posts its events to. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { HttpServer } from '#platform/http/index.ts';
import type { Handlers } from '#platform/module/index.ts';
import type { api } from './contract.ts';
import { problem } from './problems.ts';
import { readEvent } from './rules/events.ts';
import { codecVersions, listCodecs, removeCodec, saveCodec, tryCodec } from './service/codecs.ts';
import { surroundingsOf } from './service/hosts.ts';
import { takeEvent } from './service/uplink.ts';

export const handlers: Handlers<typeof api.operations> = {
  codecs: async (ctx) => {
    const { server } = surroundingsOf(ctx.database);
    const [webhook, downlink] = [server.webhookSecret !== null, server.api !== null];
    return { items: await listCodecs(ctx), webhook, downlink };
  },
  saveCodec: (ctx, { params, body }) => saveCodec(ctx, params.code, body),
  removeCodec: async (ctx, { params }) => {
    await removeCodec(ctx, params.code);
    return { done: true };
  },
  tryCodec: (_ctx, { body }) => tryCodec(body),
  codecVersions: async (ctx, { params }) => ({ items: await codecVersions(ctx, params.code) }),
};

/** `POST /lorawan/chirpstack?event=up` with `Authorization: Bearer KEY`. */
export function mountEvents(server: HttpServer, app: FastifyInstance): void {
  app.post<{ Querystring: { event?: string } }>('/lorawan/chirpstack', async (request, reply) => {
    const { host, server: network } = surroundingsOf(server.database);
    if (network.webhookSecret === null) throw problem('lorawan-off');
    if (!isKey(request, network.webhookSecret)) throw problem('lorawan-key');
    const event = readEvent(request.body);
    if (typeof event === 'string') throw problem('lorawan-event', { fault: event });
    const raw = JSON.stringify(request.body);
    await takeEvent(host, String(request.query.event ?? ''), { ...event, raw });
    return reply.code(204).send();
  });
}

/** Takes the same time whichever character is wrong. */
function isKey(request: FastifyRequest, secret: string): boolean {
  const given = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(secret));
}
