/** Raw routes of archives: bytes come and go in parts, which operations of JSON cannot carry. */
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { HttpServer } from '#platform/http/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { largestArchiveBytes } from './contract.ts';
import { problem } from './problems.ts';
import { readRange } from './rules/archive.ts';
import { archiveFile, partOf, receiveArchive } from './service/archives.ts';

interface Named {
  readonly Params: { readonly tenantId: string; readonly name: string };
}

/** Mounts `GET /api/v1/map/archives/{town}/{name}` (public, as the ground is) and `PUT /api/v1/map/archives/{name}`. */
export async function mountArchives(server: HttpServer, app: FastifyInstance): Promise<void> {
  const { dataDirectory } = server.settings;
  app.get<Named>('/api/v1/map/archives/:tenantId/:name', { compress: false }, (request, reply) =>
    serve(dataDirectory, request, reply),
  );
  await app.register(async (scope) => {
    // Handed on as it comes: an archive is larger than memory.
    scope.addContentTypeParser('application/octet-stream', (_request, payload, done) =>
      done(null, payload),
    );
    scope.put<Named>(
      '/api/v1/map/archives/:name',
      { bodyLimit: largestArchiveBytes + 1 },
      async (request, reply) => {
        const ctx = await server.ctxOf(request, 'map.configure');
        if (!request.body) throw problem('map-archive-faulty', { name: '', fault: '0 B' });
        const { name } = request.params;
        const content = request.body as Readable;
        await receiveArchive(ctx, dataDirectory, { name, content });
        return reply.code(201).send({ name });
      },
    );
  });
}

async function serve(
  dataDirectory: string,
  request: FastifyRequest<Named>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { tenantId, name } = request.params;
  const path = archiveFile(dataDirectory, tenantId, name);
  const found = path ? await stat(path).catch(() => null) : null;
  if (!path || !found) throw generalProblem('not-found', { what: name });
  const etag = `"${found.size.toString(36)}-${Math.round(found.mtimeMs).toString(36)}"`;
  reply
    .header('accept-ranges', 'bytes')
    .header('etag', etag)
    .header('cache-control', 'public, max-age=3600')
    .type('application/octet-stream');
  const range = readRange(request.headers.range, found.size);
  if (range === null) {
    return reply.code(416).header('content-range', `bytes */${found.size}`).send('');
  }
  if (range === 'whole') {
    return reply.header('content-length', found.size).send(partOf(path, 0, found.size - 1));
  }
  const { from, to } = range;
  return reply
    .code(206)
    .header('content-range', `bytes ${from}-${to}/${found.size}`)
    .header('content-length', to - from + 1)
    .send(partOf(path, from, to));
}
