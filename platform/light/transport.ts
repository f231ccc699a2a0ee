/** Reaches our own server within the process, as the person whose page is being written. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { onBehalfHeader } from '../contract/behalf.ts';
import type { Locale } from '../problems/index.ts';

/** Headers that say how the person came; where a request came from is said by its address alone. */
const passedOn = ['user-agent', 'host', 'x-forwarded-proto', 'x-forwarded-host'] as const;

/** What calls of one page have in common. */
export interface Passage {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly locale: Locale;
  /** Code of the town that the address names; null: the installation's first. */
  readonly town: string | null;
  /** The resident for whom this browser acts (代办). */
  readonly actingFor: string | null;
}

/**
 * A `fetch` that goes through the very door that HTTP goes through: nothing that holds for a page with script
 * is left out for one without. Cookies that an operation sets are sent on, and count for the calls after it.
 */
export function fetchWithin(app: FastifyInstance, passage: Passage): typeof fetch {
  const cookies = cookiesOf(passage.request);
  return async (input, init = {}) => {
    const request = new Request(new URL(String(input), 'http://within.invalid'), init);
    const body = request.body ? Buffer.from(await request.arrayBuffer()) : undefined;
    const answer = await app.inject({
      method: request.method as 'GET',
      url: String(input),
      headers: headersOf(request, passage, cookies),
      remoteAddress: passage.request.ip,
      ...(body ? { payload: body } : {}),
    });
    keepCookies(answer.headers['set-cookie'], cookies, passage.reply);
    const empty = answer.statusCode === 204 || answer.statusCode === 304;
    return new Response(empty ? null : new Uint8Array(answer.rawPayload), {
      status: answer.statusCode,
      headers: Object.entries(answer.headers).flatMap(([name, value]) =>
        value === undefined || name === 'set-cookie'
          ? []
          : [[name, String(value)] as [string, string]],
      ),
    });
  };
}

function headersOf(
  request: Request,
  { request: outer, locale, town, actingFor }: Passage,
  cookies: ReadonlyMap<string, string>,
): Record<string, string> {
  const headers = Object.fromEntries(request.headers.entries());
  for (const name of passedOn) {
    const value = outer.headers[name];
    if (typeof value === 'string') headers[name] = value;
  }
  // Who opens a page or sends a form sits at the screen.
  headers['x-zhenshu-idle'] = '0';
  headers['accept-language'] = locale === 'zh' ? 'zh-CN' : 'en';
  if (town) headers['x-zhenshu-town'] = town;
  if (actingFor) headers[onBehalfHeader] ??= actingFor;
  if (cookies.size > 0)
    headers['cookie'] = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  return headers;
}

function cookiesOf({ headers }: FastifyRequest): Map<string, string> {
  const pairs = (headers.cookie ?? '').split(';').flatMap((part) => {
    const at = part.indexOf('=');
    return at > 0 ? [[part.slice(0, at).trim(), part.slice(at + 1).trim()] as const] : [];
  });
  return new Map(pairs);
}

function keepCookies(
  set: string | string[] | undefined,
  cookies: Map<string, string>,
  reply: FastifyReply,
): void {
  for (const line of typeof set === 'string' ? [set] : (set ?? [])) {
    reply.header('set-cookie', line);
    const [pair = ''] = line.split(';');
    const at = pair.indexOf('=');
    const name = pair.slice(0, at).trim();
    if (/;\s*max-age=0\b/i.test(line)) cookies.delete(name);
    else cookies.set(name, pair.slice(at + 1).trim());
  }
}
