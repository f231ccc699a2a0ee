/** Headers every reply carries, and the refusal of writes that come from other sites. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from '../database/index.ts';
import { generalProblem } from '../problems/index.ts';
import { defineSlot } from '../slots/index.ts';

/**
 * Style attributes are needed by MapLibre and Ant Design; scripts come from our own origin only.
 * Workers may be blobs (MapLibre).
 */
const policyWith = ({ content, streams }: AllowedSources): string =>
  [
    "default-src 'self'",
    `img-src 'self' data: blob:${spaced(content)}`,
    `media-src 'self' blob:${spaced(streams)}`,
    "style-src 'self' 'unsafe-inline'",
    "script-src 'self'",
    "worker-src 'self' blob:",
    `connect-src 'self'${spaced([...content, ...streams])}`,
    "object-src 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ');

const spaced = (origins: readonly string[]): string => origins.map((one) => ` ${one}`).join('');

/**
 * Filled by the module of the map: foreign origins (`https://host`) from which pages may take pictures and data, each
 * because an administrator named it. Asked at every reply: answers at once from what it knows.
 */
export const contentOriginsSlot =
  defineSlot<(database: Database) => readonly string[]>('http.contentOrigins');

/**
 * Filled by the module of the cockpit: sources (`host:port`) from which pages may play streams of cameras, each because an
 * administrator named it. Asked as often as `contentOriginsSlot`.
 */
export const streamSourcesSlot =
  defineSlot<(database: Database) => readonly string[]>('http.streamSources');

/** What pages may ask besides our own. */
export interface AllowedSources {
  /** Pictures and data. */
  readonly content: readonly string[];
  /** Streams of cameras. */
  readonly streams: readonly string[];
}

const writing = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** Puts the headers on a reply: also on those that are answered before any hook, to addresses that are none. */
export function protect(reply: FastifyReply, isSecure: boolean, allowed: AllowedSources): void {
  reply.header('content-security-policy', policyWith(allowed));
  reply.header('x-content-type-options', 'nosniff');
  reply.header('referrer-policy', 'same-origin');
  reply.header('permissions-policy', 'geolocation=(self), microphone=(self), camera=(self)');
  if (isSecure) reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains');
}

/**
 * Adds the hooks to an instance.
 * @param isSecure people come by HTTPS
 * @param allowed what pages may ask besides our own, as it is now
 */
export function guard(
  app: FastifyInstance,
  isSecure: boolean,
  allowed: () => AllowedSources = () => ({ content: [], streams: [] }),
): void {
  app.addHook('onRequest', async (request, reply) => {
    protect(reply, isSecure, allowed());
    // What the API tells is somebody's data: no cache on the way keeps it. Routes that may be kept say so themselves.
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'private, no-store');
    if (writing.has(request.method) && request.headers.cookie && fromElsewhere(request)) {
      throw generalProblem('cross-site-refused');
    }
  });
}

/**
 * Whether a browser says that the request was made by another site's page. Requests without a
 * cookie carry no authority of ours and are let through; programs send neither header.
 */
function fromElsewhere(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site'];
  if (typeof site === 'string') return site !== 'same-origin' && site !== 'none';
  const { origin, host } = request.headers;
  // `null` is what a sandboxed frame or a data: page says of itself: a stranger.
  return typeof origin === 'string' && URL.parse(origin)?.host !== host;
}
