/** Cookies of the house: out of reach of scripts and other sites, and bound to this very host where people come by HTTPS. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { HttpSettings } from './index.ts';

type Reach = Pick<HttpSettings, 'publicUrl' | 'tls'>;

/** Whether people reach the server by HTTPS: then cookies go no other way. */
export const isSecure = ({ publicUrl, tls }: Reach): boolean =>
  tls !== undefined && tls !== null ? true : (publicUrl ?? '').startsWith('https:');

/**
 * The name under which a cookie travels. `__Host-` makes browsers refuse it from a neighbouring host name, over plain
 * HTTP or for a part of the paths (RFC 6265bis 4.1.3); without HTTPS they would refuse it always.
 */
export const cookieName = (name: string, settings: Reach): string =>
  isSecure(settings) ? `__Host-${name}` : name;

/** The value of a cookie of ours; one that could have been set from elsewhere is not looked at. */
export const cookieOf = (
  request: FastifyRequest,
  name: string,
  settings: Reach,
): string | undefined => request.cookies[cookieName(name, settings)];

/** Sets a cookie, or ends it with 0 seconds. */
export function sendCookie(
  reply: FastifyReply,
  settings: Reach,
  { name, value, maxAgeSeconds }: { name: string; value: string; maxAgeSeconds: number },
): void {
  reply.setCookie(cookieName(name, settings), value, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure(settings),
    maxAge: maxAgeSeconds,
  });
}
