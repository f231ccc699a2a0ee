/** For whom a request is made: looked up anew each time, so that a mandate taken back ends at once. */
import type { FastifyRequest } from 'fastify';
import type { Actor, Ctx } from '../context/index.ts';
import { type OnBehalf, onBehalfHeader } from '../contract/behalf.ts';
import { isUuid } from '../ids/index.ts';
import type { Manifest } from '../manifest/index.ts';
import { generalProblem } from '../problems/index.ts';
import { behalfCookie, covers, type Mandate, proxySlot } from '../proxy/index.ts';
import { cookieOf } from './cookies.ts';
import type { Identity } from './identity.ts';
import type { HttpServer } from './index.ts';

/** What an operation or page says of acting for others. */
export interface Entry {
  readonly permission: string;
  /** `module.operation` or the path of a page. */
  readonly name: string;
  readonly onBehalf?: OnBehalf;
  /** A page without script: the cookie counts where no header comes. */
  readonly byCookie?: boolean;
}

/**
 * The mandate of a request that is made for another; null when it is made for oneself.
 * @throws only-oneself, sign-in-required, mandate-missing, mandate-does-not-cover
 */
export async function mandateOf(
  server: HttpServer,
  request: FastifyRequest,
  { identity, entry }: { readonly identity: Identity | null; readonly entry: Entry },
): Promise<Mandate | null> {
  const { onBehalf, permission } = entry;
  if (onBehalf === 'self') return null;
  const principalId = principalOf(server, request, entry);
  if (!principalId || principalId === identity?.actor.personId) return null;
  if (!onBehalf) {
    if (permission === 'public') return null;
    throw generalProblem('only-oneself');
  }
  if (!identity) throw generalProblem('sign-in-required');
  const { tenantId, actor } = identity;
  const mandate = mayActForOthers(actor)
    ? await server.slots
        .one(proxySlot)
        .mandateOf(
          { database: server.database, now: server.clock.now() },
          { tenantId, actor, principalId },
        )
    : null;
  if (!mandate) throw generalProblem('mandate-missing');
  if (!covers(mandate, onBehalf, isReading(request)))
    throw generalProblem('mandate-does-not-cover', { name: mandate.name });
  return mandate;
}

/** A visitor, a key, and who has still to change a password act for nobody. */
function mayActForOthers({ kind, owes, visit, personId }: Actor): boolean {
  return (kind === 'staff' || kind === 'resident') && !owes && !visit && personId !== null;
}

function principalOf(server: HttpServer, request: FastifyRequest, entry: Entry): string | null {
  const header = request.headers[onBehalfHeader];
  const said = typeof header === 'string' ? header : null;
  const cookie = entry.byCookie ? cookieOf(request, behalfCookie, server.settings) : undefined;
  const id = said ?? cookie ?? '';
  if (id === '' || id === 'self') return null;
  if (!isUuid(id)) throw generalProblem('mandate-missing');
  return id;
}

export const isReading = ({ method }: { readonly method: string }): boolean =>
  method === 'GET' || method === 'HEAD';

const lent = new WeakMap<readonly Manifest[], ReadonlySet<string>>();

/** What residents may do by being residents: a mandate lends it to who acts for one. */
export function residentsMay(manifests: readonly Manifest[], permission: string): boolean {
  let permissions = lent.get(manifests);
  if (!permissions) {
    const all = manifests.flatMap((manifest) => manifest.permissions);
    permissions = new Set(
      all.filter(({ roles }) => roles.includes('resident')).map(({ id }) => id),
    );
    lent.set(manifests, permissions);
  }
  return permissions.has(permission);
}

/** Notes the act and says in the ctx for whom it is done. */
export async function actingFor(
  server: HttpServer,
  ctx: Ctx,
  given: { readonly mandate: Mandate; readonly entry: Entry; readonly isReading: boolean },
): Promise<Ctx> {
  const { mandate, entry } = given;
  const { onBehalf: kind } = entry;
  if (!kind || kind === 'self') return ctx;
  const { id, personId, name } = mandate;
  const onBehalfOf = { personId, name, mandate: { id, kind: mandate.kind }, act: kind };
  const acting: Ctx = { ...ctx, actor: { ...ctx.actor, onBehalfOf } };
  const note = { operation: entry.name, kind, isReading: given.isReading };
  const actId = await server.slots.one(proxySlot).noteAct(acting, note);
  return { ...acting, actor: { ...acting.actor, onBehalfOf: { ...onBehalfOf, actId } } };
}

/** Does an act; when it was done for another, its note is told how it ended. */
export async function settled<T>(server: HttpServer, ctx: Ctx, act: () => Promise<T>): Promise<T> {
  const actId = ctx.actor.onBehalfOf?.actId;
  if (!actId) return act();
  const tell = (done: boolean, reply: unknown): Promise<void> =>
    server.slots
      .one(proxySlot)
      .settleAct(ctx, actId, { done, reference: referenceOf(reply) })
      // The act stands noted; what became of it must not turn what was done into a failure.
      .catch((fault: unknown) => server.logger.error({ err: fault, actId }, 'settling an act'));
  try {
    const reply = await act();
    await tell(true, reply);
    return reply;
  } catch (error) {
    await tell(false, error);
    throw error;
  }
}

/** The number under which people know what was made, or the code of the problem that was thrown. */
function referenceOf(reply: unknown): string {
  const { number, caseNumber, code } = (reply ?? {}) as Readonly<Record<string, unknown>>;
  const word = [number, caseNumber, code].find((one) => typeof one === 'string');
  return typeof word === 'string' ? word.slice(0, 60) : '';
}
