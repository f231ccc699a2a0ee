/**
 * Forms come from our own pages: besides `SameSite` and the origin (platform/http/security) each form carries a
 * token that only who holds the cookie can know, because it is a hash of it. No state on the server; any process
 * of the installation can check it.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { cookieOf, sendCookie } from '../http/cookies.ts';
import type { HttpSettings } from '../http/index.ts';

const cookie = 'zhenshu_light';
const secondsKept = 86_400;

/** The secret of a browser; set when it has none. */
export function secretOf(
  request: FastifyRequest,
  reply: FastifyReply,
  settings: HttpSettings,
): string {
  const known = cookieOf(request, cookie, settings);
  if (known && /^[\w-]{20,100}$/.test(known)) return known;
  const value = randomBytes(24).toString('base64url');
  sendCookie(reply, settings, { name: cookie, value, maxAgeSeconds: secondsKept });
  return value;
}

/** The token of a browser's forms. */
export function tokenOf(secret: string): string {
  return createHash('sha256').update(`zhenshu light form\0${secret}`).digest('base64url');
}

/** A name of the browser that tells nobody its secret. */
export function browserIdOf(secret: string): string {
  return createHash('sha256')
    .update(`zhenshu light browser\0${secret}`)
    .digest('base64url')
    .slice(0, 22);
}

/** Whether a form carries the token of the browser that sent it. */
export function isOurs(request: FastifyRequest, settings: HttpSettings, token: string): boolean {
  const secret = cookieOf(request, cookie, settings);
  if (!secret) return false;
  const [expected, given] = [Buffer.from(tokenOf(secret)), Buffer.from(token)];
  return expected.length === given.length && timingSafeEqual(expected, given);
}
