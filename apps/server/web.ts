/** Serves the built web apps: `/` residents, `/console/` staff, `/field/` grid workers and crews, `/cockpit/` wall screens. */
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { generalProblem } from '#platform/problems/index.ts';

const apps = ['console', 'field', 'cockpit'] as const;
const yearSeconds = 31_536_000;

/** Mounts the apps; an address without a file is answered by its app's page. */
export async function mountWeb(http: FastifyInstance, directory: string): Promise<void> {
  const setHeaders = (reply: FastifyReply, path: string): void => {
    const isHashed = /[\\/]assets[\\/]/.test(path);
    reply.header(
      'cache-control',
      isHashed ? `public, max-age=${yearSeconds}, immutable` : 'no-cache',
    );
    if (path.endsWith('.mjs')) reply.header('content-type', 'text/javascript; charset=utf-8');
    if (path.endsWith('service-worker.js')) reply.header('service-worker-allowed', '/');
  };
  const shared = { setHeaders, cacheControl: false, wildcard: true } as const;
  for (const app of apps) {
    http.get(`/${app}`, (_request, reply) => reply.redirect(`/${app}/`, 308));
    await http.register(fastifyStatic, {
      ...shared,
      root: join(directory, app),
      prefix: `/${app}/`,
      decorateReply: false,
    });
  }
  await http.register(fastifyStatic, {
    ...shared,
    root: join(directory, 'resident'),
    prefix: '/',
    decorateReply: true,
  });
  http.setNotFoundHandler((request, reply) => pageOf(request, reply, directory));
}

function pageOf(request: FastifyRequest, reply: FastifyReply, directory: string): FastifyReply {
  const path = request.url.split('?')[0] ?? '/';
  const isPage = request.method === 'GET' && !/\.[a-z0-9]{1,12}$/i.test(path);
  const isApi =
    path.startsWith('/api/') || path.startsWith('/open311/') || path.startsWith('/problems/');
  if (!isPage || isApi) throw generalProblem('not-found', { what: path });
  const app = apps.find((name) => path.startsWith(`/${name}/`)) ?? 'resident';
  return reply.header('cache-control', 'no-cache').sendFile('index.html', join(directory, app));
}
