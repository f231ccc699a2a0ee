/** Which methods an address takes: a call with another one is told them (RFC 9110, 15.5.6) instead of "not found". */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { generalProblem, type Problem } from '../problems/index.ts';

interface Taken {
  readonly segments: readonly string[];
  readonly methods: Set<string>;
}

const routesOf = new WeakMap<FastifyInstance, Map<string, Taken>>();

/** Keeps the methods of every route that is mounted on `app` from now on. */
export function keepMethods(app: FastifyInstance): void {
  const routes = new Map<string, Taken>();
  routesOf.set(app, routes);
  app.addHook('onRoute', ({ url, method }) => {
    const taken = routes.get(url) ?? { segments: url.split('/'), methods: new Set<string>() };
    for (const one of [method].flat()) taken.methods.add(one);
    routes.set(url, taken);
  });
}

/**
 * What a request is answered for which nothing is mounted: not found, or that the address takes other methods.
 * The header `Allow` is set on the reply.
 */
export function unanswered(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
): Problem {
  const path = request.url.split('?')[0] ?? '/';
  const methods = methodsAt(app, path).join(', ');
  if (methods === '') return generalProblem('not-found', { what: path });
  void reply.header('allow', methods);
  return generalProblem('method-unfit', { method: request.method, methods });
}

/** Refuses what nothing is mounted for, where no pages are served either. */
export function refuseRest(app: FastifyInstance): void {
  app.setNotFoundHandler((request, reply) => Promise.reject(unanswered(app, request, reply)));
}

/** Methods that `path` takes, sorted; none when nothing is mounted there but by a wildcard. */
function methodsAt(app: FastifyInstance, path: string): string[] {
  const asked = path.split('/');
  const fits = ({ segments }: Taken): boolean =>
    segments.length === asked.length &&
    segments.every(
      (segment, at) => segment === asked[at] || (segment.startsWith(':') && !!asked[at]),
    );
  const taken = [...(routesOf.get(app)?.values() ?? [])].filter(fits);
  return [...new Set(taken.flatMap(({ methods }) => [...methods]))].toSorted();
}
