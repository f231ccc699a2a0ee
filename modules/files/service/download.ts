/** Reading a file over HTTP: to those who may, cacheable for ever, in ranges for players. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Ctx } from '#platform/context/index.ts';
import { narrow } from '#platform/database/index.ts';
import type { HttpServer } from '#platform/http/index.ts';
import { isUuid } from '#platform/ids/index.ts';
import { fileAccess } from '../access.ts';
import { type ByteRange, openFile } from '../rules/index.ts';
import { problem } from '../problems.ts';
import { fileById } from '../store/files.ts';
import type { FileRow } from '../store/tables.ts';
import { waitMs } from './adopt.ts';
import { folderOf, roomOf } from './room.ts';
import { digestOf, tokenOf } from './upload.ts';

/** Mounts `GET /api/v1/files/:id`. */
export function mountDownload(app: FastifyInstance, server: HttpServer): void {
  app.get('/api/v1/files/:id', async (request, reply) => {
    const ctx = await server.ctxOf(request, 'public');
    const { id } = request.params as { id: string };
    const { size, pass } = request.query as { size?: unknown; pass?: unknown };
    if (!isUuid(id)) throw problem('file-not-found');
    const row = await readable(ctx, server, {
      id,
      token: tokenOf(request, server),
      pass: typeof pass === 'string' ? pass.slice(0, 200) : null,
    });
    if (!row) throw problem('file-not-found');
    const thumb = size === 'thumb' && row.thumbKey !== null;
    return send(request, reply, {
      folder: folderOf(roomOf(ctx.database), row.tenantId),
      key: thumb && row.thumbKey ? row.thumbKey : row.fullKey,
      contentType: thumb ? 'image/webp' : row.contentType,
      // A document is saved, never opened by a page of ours: what runs inside it would run under our address.
      savedAs: row.kind === 'document' ? (row.name ?? 'document.pdf') : null,
    });
  });
}

/** The file if the caller may read it; who may not is told the same as if it did not exist. */
async function readable(
  ctx: Ctx,
  server: HttpServer,
  asked: { id: string; token: string | null; pass: string | null },
): Promise<FileRow | null> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const row = await fileById(tx, asked.id);
    if (!row) return null;
    if (row.ownerKind === null || row.ownerId === null)
      return isOwnUpload(ctx, row, asked.token) ? row : null;
    const { id, kind, ownerKind, ownerId } = row;
    const file = { id, kind, ownerKind, ownerId, pass: asked.pass };
    for (const rule of server.slots.all(fileAccess)) {
      if (await rule.mayRead(tx, ctx, file)) return row;
      // A rule may have looked beyond the viewer's reach before it said no; the next one must not.
      await narrow(tx);
    }
    return null;
  });
}

function isOwnUpload(ctx: Ctx, row: FileRow, token: string | null): boolean {
  if (row.createdAt.getTime() + waitMs < ctx.clock.now().getTime()) return false;
  if (row.uploadedBy) return row.uploadedBy === ctx.actor.personId;
  return token !== null && row.uploadTokenSha256 === digestOf(token);
}

interface Content {
  /** Name under which it is saved; null for what is shown in the page. */
  readonly savedAs: string | null;
  readonly folder: string;
  readonly key: string;
  readonly contentType: string;
}

async function send(
  request: FastifyRequest,
  reply: FastifyReply,
  content: Content,
): Promise<FastifyReply> {
  const etag = `"${content.key}"`;
  reply
    .header('etag', etag)
    .header('cache-control', 'private, max-age=31536000, immutable')
    .header('accept-ranges', 'bytes')
    .header('content-disposition', content.savedAs === null ? 'inline' : saved(content.savedAs));
  if (content.savedAs !== null)
    reply.header('content-security-policy', "default-src 'none'; sandbox");
  if (request.headers['if-none-match']?.includes(etag)) return reply.code(304).send();
  const wanted = rangeOf(request.headers.range);
  const opened = await openFile(content.folder, content.key, wanted ?? undefined);
  if (!wanted) {
    return reply
      .type(content.contentType)
      .header('content-length', opened.sizeBytes)
      .send(opened.stream);
  }
  const { sizeBytes } = opened;
  const end = Math.min(wanted.end ?? sizeBytes - 1, sizeBytes - 1);
  if (wanted.start > end) {
    opened.stream.destroy();
    return reply.code(416).header('content-range', `bytes */${sizeBytes}`).send();
  }
  return reply
    .code(206)
    .type(content.contentType)
    .header('content-range', `bytes ${wanted.start}-${end}/${sizeBytes}`)
    .header('content-length', end - wanted.start + 1)
    .send(opened.stream);
}

/** Saving under a name: for old readers in ASCII, then as it is written (RFC 6266 §4.3). */
function saved(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%]/g, '_');
  const exact = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`;
}

/** One range with a start, as players ask; anything else is answered whole (RFC 9110 §14.2). */
function rangeOf(header: string | undefined): ByteRange | null {
  const match = /^bytes=(\d{1,12})-(\d{0,12})$/.exec(header ?? '');
  if (!match) return null;
  const start = Number(match[1]);
  if (!match[2]) return { start };
  const end = Number(match[2]);
  return end < start ? null : { start, end };
}
