/** One upload over HTTP: limits first, then the bytes, then the record. */
import { createHash, randomBytes } from 'node:crypto';
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Ctx } from '#platform/context/index.ts';
import { cookieOf, type HttpServer, sendCookie } from '#platform/http/index.ts';
import { generalProblem, Problem } from '#platform/problems/index.ts';
import { fileUrl, type UploadedFile, uploadCookie } from '../contract.ts';
import { problem } from '../problems.ts';
import { collectLimited, largestUpload } from '../rules/index.ts';
import { fileByUploadKey, reissueToken } from '../store/files.ts';
import type { FileRow } from '../store/tables.ts';
import { type Declared, keep, prepare, type Uploader } from './keep.ts';
import { roomOf } from './room.ts';
import { type ToldFacts, type ToldFields, toldFacts } from './told-facts.ts';

const maxBytes = largestUpload();
/** Fields and boundaries around the file. */
const wrapperBytes = 100_000;
const cookieDays = 2;

/** Mounts `POST /api/v1/files`. */
export async function mountUpload(app: FastifyInstance, server: HttpServer): Promise<void> {
  await app.register(async (scope) => {
    await scope.register(multipart, {
      limits: { fileSize: maxBytes + 1, files: 2, fields: 10, fieldSize: 1000, parts: 12 },
      throwFileSizeLimit: false,
    });
    scope.post('/api/v1/files', { bodyLimit: maxBytes + wrapperBytes }, async (request, reply) => {
      const ctx = await server.ctxOf(request, 'public');
      const token = tokenOf(request, server) ?? randomBytes(24).toString('base64url');
      const by = uploaderOf(ctx, request, token);
      refuseFlood(ctx, request);
      const row = await receive(ctx, request, by);
      if (!by.personId) {
        const maxAgeSeconds = cookieDays * 86_400;
        sendCookie(reply, server.settings, { name: uploadCookie, value: token, maxAgeSeconds });
      }
      return reply.code(201).send(uploadedFile(row));
    });
  });
}

/** The secret of someone without a session, if one came along. */
export function tokenOf(request: FastifyRequest, { settings }: HttpServer): string | null {
  const given = request.headers['x-upload-token'] ?? cookieOf(request, uploadCookie, settings);
  return typeof given === 'string' && /^[\w-]{16,200}$/.test(given) ? given : null;
}

/** Digest under which a secret is kept. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function uploaderOf(ctx: Ctx, request: FastifyRequest, token: string): Uploader {
  const { personId } = ctx.actor;
  const header = request.headers['idempotency-key'];
  const key = typeof header === 'string' && header.length >= 8 ? header.slice(0, 200) : null;
  return {
    personId,
    tokenSha256: personId ? null : digestOf(token),
    uploadKey: key ? digestOf(`${personId ?? 'anonymous'}:${key}`) : null,
  };
}

/** @throws too-many-requests with the seconds until there is room again */
function refuseFlood(ctx: Ctx, request: FastifyRequest): void {
  const { perAddress, perPerson } = roomOf(ctx.database);
  const { personId } = ctx.actor;
  const now = ctx.clock.now();
  const seconds = personId ? perPerson.take(personId, now) : perAddress.take(request.ip, now);
  if (seconds > 0) throw generalProblem('too-many-requests', { seconds });
}

async function receive(ctx: Ctx, request: FastifyRequest, by: Uploader): Promise<FileRow> {
  const length = Number(request.headers['content-length'] ?? 0);
  if (length > maxBytes + wrapperBytes)
    throw problem('upload-too-large', { limitMegabytes: maxBytes / 1e6 });
  if (!request.isMultipart()) throw problem('upload-without-file');
  const known = await repeated(ctx, by);
  if (known) return known;
  const sent = await onlyFile(request);
  const prepared = await prepare(ctx, sent.bytes, sent.declared, by);
  fillIn(prepared.row, toldFacts(sent.fields, ctx.clock.now()));
  const row = await ctx.database.inTenant(ctx, (tx) => keep(tx, prepared));
  const kept = row ?? (await repeated(ctx, by));
  if (!kept) throw generalProblem('temporarily-unavailable');
  return kept;
}

/** The upload that came first under this key. */
async function repeated(ctx: Ctx, by: Uploader): Promise<FileRow | undefined> {
  const { uploadKey, tokenSha256 } = by;
  if (!uploadKey) return undefined;
  return ctx.database.inTenant(ctx, async (tx) => {
    const row = await fileByUploadKey(tx, uploadKey);
    if (row && tokenSha256 && row.uploadTokenSha256 !== tokenSha256)
      await reissueToken(tx, row.id, tokenSha256);
    return row;
  });
}

/** What the picture itself says goes first; the app's word fills the gaps. */
function fillIn(row: Pick<FileRow, 'takenAt' | 'longitude' | 'latitude'>, told: ToldFacts): void {
  row.takenAt ??= told.takenAt;
  if (row.longitude !== null && row.latitude !== null) return;
  row.longitude = told.longitude;
  row.latitude = told.latitude;
}

interface Sent {
  readonly bytes: Uint8Array;
  readonly declared: Declared;
  readonly fields: ToldFields;
}

/**
 * The one file of a form. A second one is not left out in silence: then nothing is kept.
 * @throws upload-without-file, upload-more-than-one, upload-broken (a form cut off or written wrongly), upload-too-large, upload-empty
 */
async function onlyFile(request: FastifyRequest): Promise<Sent> {
  let sent: Sent | null = null;
  try {
    for await (const part of request.parts()) {
      if (part.type !== 'file') continue;
      if (sent) throw problem('upload-more-than-one');
      const bytes = await collectLimited(part.file, maxBytes);
      const declared = { type: part.mimetype, name: part.filename };
      sent = { bytes, declared, fields: part.fields };
    }
  } catch (error) {
    // What the parser stumbles over is the sender's form, not a fault of ours.
    throw error instanceof Problem ? error : problem('upload-broken');
  }
  if (!sent) throw problem('upload-without-file');
  return sent;
}

function uploadedFile(row: FileRow): UploadedFile {
  const { id, kind, contentType, widthPixels, heightPixels, durationSeconds, longitude, latitude } =
    row;
  return {
    id,
    kind,
    contentType,
    name: row.name,
    sizeBytes: row.sizeBytes,
    widthPixels,
    heightPixels,
    durationSeconds,
    takenAt: row.takenAt?.toISOString() ?? null,
    position: longitude !== null && latitude !== null ? { longitude, latitude } : null,
    url: fileUrl(id),
    thumbUrl: row.thumbKey ? fileUrl(id, 'thumb') : null,
  };
}
