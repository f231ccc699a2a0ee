/** Serves the built web apps: `/` residents, `/console/` staff, `/field/` grid workers and crews, `/cockpit/` wall screens. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { unanswered } from '#platform/http/index.ts';

const apps = ['console', 'field', 'cockpit'] as const;
const yearSeconds = 31_536_000;
/** Below these no page is answered: a program that asks for what is not there must not be told 200. */
const forPrograms = ['/api/', '/open311/', '/problems/', '/ledger/', '/sensorthings/'];

/**
 * Mounts the apps; an address without a file is answered by its app's page. `lightOf` says which page without script
 * stands for a residents' page: browsers that run none are led there from any address.
 */
export async function mountWeb(
  http: FastifyInstance,
  directory: string,
  lightOf: (url: string) => string = () => '/light/',
): Promise<void> {
  const setHeaders = (reply: FastifyReply, path: string): void => {
    const isHashed = /[\\/]assets[\\/]/.test(path);
    reply.header(
      'cache-control',
      isHashed ? `public, max-age=${yearSeconds}, immutable` : 'no-cache',
    );
    if (path.endsWith('.mjs')) reply.header('content-type', 'text/javascript; charset=utf-8');
    if (path.endsWith('service-worker.js')) reply.header('service-worker-allowed', '/');
  };
  // The build packs the residents' files beforehand, and tighter than a server may take the time for.
  const shared = { setHeaders, cacheControl: false, wildcard: true, preCompressed: true } as const;
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
  http.setNotFoundHandler((request, reply) => pageOf(request, reply, { http, directory, lightOf }));
}

interface Pages {
  readonly http: FastifyInstance;
  readonly directory: string;
  readonly lightOf: (url: string) => string;
}

async function pageOf(
  request: FastifyRequest,
  reply: FastifyReply,
  { http, directory, lightOf }: Pages,
): Promise<FastifyReply> {
  const path = request.url.split('?')[0] ?? '/';
  const isPage = request.method === 'GET' && !/\.[a-z0-9]{1,12}$/i.test(path);
  const isApi = forPrograms.some((begin) => path.startsWith(begin));
  if (!isPage || isApi) throw unanswered(http, request, reply);
  const app = apps.find((name) => path.startsWith(`/${name}/`)) ?? 'resident';
  void reply.header('cache-control', 'no-cache');
  if (app !== 'resident') return reply.sendFile('index.html', join(directory, app));
  const page = await readFile(join(directory, app, 'index.html'), 'utf8');
  return reply.type('text/html; charset=utf-8').send(ledOn(page, lightOf(request.url)));
}

/** The residents' page, whose way for browsers without script leads to the same matter. */
function ledOn(page: string, light: string): string {
  const address = light.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
  return page
    .replaceAll('url=/light/"', `url=${address}"`)
    .replaceAll('href="/light/"', `href="${address}"`);
}
