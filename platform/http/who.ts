/** Who makes a request, in which town, and whether the permission is held. */
import type { FastifyRequest } from 'fastify';
import { anonymous, type Ctx } from '../context/index.ts';
import { generalProblem, type ProblemValues } from '../problems/index.ts';
import type { Tenant } from '../tenants/index.ts';
import { actingFor, type Entry, isReading, mandateOf, residentsMay } from './behalf.ts';
import { cookieOf } from './cookies.ts';
import { type Identity, identitySlot, sessionCookie } from './identity.ts';
import type { HttpServer } from './index.ts';
import { localeOf } from './locale.ts';

/**
 * The ctx of a request.
 * @throws sign-in-required, not-permitted, visit-reads-only, town-unknown, mandate-missing, mandate-does-not-cover,
 * only-oneself
 */
export async function ctxOf(
  server: HttpServer,
  request: FastifyRequest,
  entry: Entry,
): Promise<Ctx> {
  const { permission } = entry;
  const identity = await identityOf(server, request);
  const mandate = await mandateOf(server, request, { identity, entry });
  if (permission !== 'public') {
    if (!identity) throw generalProblem('sign-in-required');
    const isLent = mandate !== null && residentsMay(server.manifests, permission);
    if (permission !== 'signedIn' && !isLent && !identity.actor.permissions.has(permission)) {
      noteRefusal(request, identity, permission);
      throw generalProblem('not-permitted', permissionWords(server, permission));
    }
  }
  const town = identity ? null : await townOf(server, request);
  const ctx: Ctx = {
    tenantId: identity?.tenantId ?? town?.tenantId ?? '',
    actor: identity?.actor ?? anonymous,
    clock: server.clock,
    locale: localeOf(request),
    traceId: request.id,
    database: server.database,
  };
  if (ctx.actor.visit) await admitVisitor(server, ctx, request);
  return mandate ? actingFor(server, ctx, { mandate, entry, isReading: isReading(request) }) : ctx;
}

/** A permission as people know it, with the code that an administrator looks for. */
function permissionWords({ manifests }: HttpServer, id: string): ProblemValues {
  const named = manifests
    .flatMap(({ permissions }) => permissions ?? [])
    .find((one) => one.id === id);
  if (!named) return { permission: id };
  return { permission: `${named.zh}（${id}）`, permissionEn: `${named.en} (${id})` };
}

/** Who tried what without the right: for whoever watches the log (ASVS 16.3.2). */
function noteRefusal(request: FastifyRequest, { tenantId, actor }: Identity, permission: string) {
  const { personId, kind } = actor;
  const { method, routeOptions, ip } = request;
  const asked = { method, route: routeOptions.url, permission, traceId: request.id };
  request.log.warn({ ...asked, tenantId, personId, kind, ip }, 'not-permitted');
}

/** A visitor reads only, and leaves a line for every request; without the line there is no answer. */
async function admitVisitor(server: HttpServer, ctx: Ctx, request: FastifyRequest): Promise<void> {
  const { method, routeOptions } = request;
  const { whileVisiting } = routeOptions.config as { whileVisiting?: boolean };
  if (method !== 'GET' && method !== 'HEAD' && !whileVisiting)
    throw generalProblem('visit-reads-only');
  const path = request.url.split('?')[0] ?? '';
  await server.slots.one(identitySlot).noteRequest(ctx, { method, path });
}

async function identityOf(server: HttpServer, request: FastifyRequest): Promise<Identity | null> {
  const sessionToken = cookieOf(request, sessionCookie, server.settings);
  const bearer = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const idleSeconds = idleSecondsOf(request);
  const credential = bearer
    ? { apiKey: bearer }
    : sessionToken
      ? { sessionToken, idleSeconds }
      : null;
  if (!credential) return null;
  const source = server.slots.one(identitySlot);
  const { database, manifests, operations } = server;
  const identity = await source.authenticate(
    { database, manifests, operations, now: server.clock.now() },
    credential,
  );
  if (!identity && bearer) throw generalProblem('key-invalid');
  return identity;
}

/**
 * How long nobody has touched keyboard, mouse or screen. A page says so itself; of requests that say nothing only an act
 * (a write, a page that is opened) shows somebody: pictures, streams and refreshes come from a wall that nobody watches, too.
 */
function idleSecondsOf({ headers, method }: FastifyRequest): number {
  const said = headers['x-zhenshu-idle'];
  if (typeof said === 'string') return Math.max(0, Number(said) || 0);
  const isReading = method === 'GET' || method === 'HEAD';
  const opensPage = (headers.accept ?? '').includes('text/html');
  return isReading && !opensPage ? Number.POSITIVE_INFINITY : 0;
}

/** The town of a request that carries no identity: header, query, or the installation's first. */
async function townOf(server: HttpServer, request: FastifyRequest): Promise<Tenant> {
  const header = request.headers['x-zhenshu-town'];
  const query = (request.query as { town?: unknown } | undefined)?.town;
  const code = typeof header === 'string' ? header : typeof query === 'string' ? query : null;
  const { tenants } = server;
  const town = code ? await tenants.byCode(code) : await tenants.defaultTown();
  if (!town) throw generalProblem('town-unknown', { code: code ?? '-' });
  return town;
}
