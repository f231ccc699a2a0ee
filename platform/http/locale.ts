/** The language of a request. */
import type { FastifyRequest } from 'fastify';
import type { Locale } from '../problems/index.ts';

/** The language a request asks for; Chinese unless it prefers English. */
export function localeOf(request: FastifyRequest): Locale {
  return /^en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'zh';
}
