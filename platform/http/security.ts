/** Headers every reply carries, and the refusal of writes that come from other sites. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { generalProblem } from '../problems/index.ts';

/**
 * Style attributes are needed by MapLibre and Ant Design; scripts come from our own origin only.
 * Workers may be blobs (MapLibre).
 */
const policy = [
  "default-src 'self'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "style-src 'self' 'unsafe-inline'",
  "script-src 'self'",
  "worker-src 'self' blob:",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'self'",
  "form-action 'self'",
].join('; ');

const writing = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** Adds the hooks to an instance. */
export function guard(app: FastifyInstance, isSecure: boolean): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('content-security-policy', policy);
    reply.header('x-content-type-options', 'nosniff');
    reply.header('referrer-policy', 'same-origin');
    if (isSecure) reply.header('strict-transport-security', 'max-age=31536000');
    // What the API tells is somebody's data: no cache on the way keeps it. Routes that may be kept say so themselves.
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'private, no-store');
    reply.header('permissions-policy', 'geolocation=(self), microphone=(self), camera=(self)');
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
