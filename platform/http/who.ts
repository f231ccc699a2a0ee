/** Who makes a request, in which town, and whether the permission is held. */
import type { FastifyRequest } from 'fastify';
import { anonymous, type Ctx } from '../context/index.ts';
import { generalProblem } from '../problems/index.ts';
import type { Tenant } from '../tenants/index.ts';
import { type Identity, identitySlot, sessionCookie } from './identity.ts';
import type { HttpServer } from './index.ts';
import { localeOf } from './locale.ts';

/** The ctx of a request. @throws sign-in-required, not-permitted, visit-reads-only, town-unknown */
export async function ctxOf(
  server: HttpServer,
  request: FastifyRequest,
  permission: string,
): Promise<Ctx> {
  const identity = await identityOf(server, request);
  if (permission !== 'public') {
    if (!identity) throw generalProblem('sign-in-required');
    const { actor } = identity;
    if (permission !== 'signedIn' && !actor.permissions.has(permission)) {
      throw generalProblem('not-permitted', { permission });
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
  return ctx;
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
  const sessionToken = request.cookies[sessionCookie];
  const bearer = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const idleSeconds = Number(request.headers['x-zhenshu-idle'] ?? 0) || 0;
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
  if (!identity && bearer) throw generalProblem('sign-in-required');
  return identity;
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
