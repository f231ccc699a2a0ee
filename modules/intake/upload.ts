/** The way in for files: sent as they are, sealed as they come; a file of any size takes the memory of one piece. */
import type { FastifyInstance } from 'fastify';
import { Value } from 'typebox/value';
import type { HttpServer } from '#platform/http/index.ts';
import { Reading } from './contract/shapes.ts';
import { problem } from './problems.ts';
import { formOf, largest, receiveFile } from './service/bring/receive.ts';
import { wakeWork } from './service/bring/wake.ts';
import { proveOwn } from './service/own.ts';
import { oneBatch } from './service/views.ts';
import { sourceRow } from './store/sources.ts';

/** Mounts `POST /api/v1/intake/sources/:sourceId/files?name=…`: the body is the file. */
export async function mountUpload(app: FastifyInstance, server: HttpServer): Promise<void> {
  await app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, payload, parsed) => parsed(null, payload));
    scope.post<{ Params: { sourceId: string }; Querystring: { name?: string; encoding?: string } }>(
      '/api/v1/intake/sources/:sourceId/files',
      { bodyLimit: largest.csv + 1 },
      async (request, reply) => {
        const ctx = await server.ctxOf(request, 'intake.bring');
        const { sourceId } = request.params;
        await ctx.database.inTenant(ctx, async (tx) => {
          const source = await sourceRow(tx, sourceId);
          if (!source) throw problem('source-unknown');
          await proveOwn(tx, source.resourceId);
        });
        const { name = '', encoding } = request.query;
        // A form may carry several files; stored as it comes it would be read as one that nobody sent.
        if (/^multipart\//i.test(request.headers['content-type'] ?? ''))
          throw problem('intake-file-wrapped');
        if (!request.body) throw problem('intake-file-missing');
        proveSize(name, Number(request.headers['content-length'] ?? 0));
        const reading = readingOf(encoding);
        const { id } = await receiveFile(ctx, sourceId, { name, bytes: request.raw, reading });
        wakeWork(ctx);
        return reply.code(201).send(await oneBatch(ctx, id));
      },
    );
    done();
  });
}

/** What says itself that it is too large is not waited for. @throws file-too-large, file-kind-unknown, file-kind-old */
function proveSize(name: string, bytes: number): void {
  const most = largest[formOf(name)];
  if (bytes > most) throw problem('file-too-large', { limitMegabytes: most / 1e6 });
}

/** @throws encoding-unknown */
function readingOf(encoding: string | undefined): Reading {
  if (!encoding) return {};
  const reading = { encoding };
  if (!Value.Check(Reading, reading)) throw problem('encoding-unknown', { encoding });
  return reading;
}
