/**
 * What the module of files speaks over HTTP. Its routes carry bytes, not JSON, so they are no
 * operations: `POST /api/v1/files` (multipart/form-data, one file in the field `file`; optional
 * fields before it; header `Idempotency-Key`) and `GET /api/v1/files/:id?size=full|thumb&pass=…`, where
 * the pass is what the module that owns the file has given to somebody without a session.
 */
import {
  Instant,
  nullable,
  oneOf,
  personal,
  Position,
  type Static,
  Type,
} from '#platform/contract/index.ts';
import { type ProblemDetails, ProblemError } from '#platform/problems/index.ts';

/** The answer to an upload. */
export const UploadedFile = Type.Object({
  id: Type.String(),
  kind: oneOf(['photo', 'voice', 'document']),
  contentType: Type.String(),
  /** What a document is called; null for photos and voice notes. */
  name: nullable(Type.String(personal('files.files.name', 'own'))),
  sizeBytes: Type.Integer(),
  widthPixels: nullable(Type.Integer()),
  heightPixels: nullable(Type.Integer()),
  durationSeconds: nullable(Type.Number()),
  takenAt: nullable(Instant),
  position: nullable(Position),
  url: Type.String(),
  thumbUrl: nullable(Type.String()),
});
export type UploadedFile = Static<typeof UploadedFile>;

/** A file as the pages of its owner show it. */
export const AttachedFile = Type.Object({
  id: Type.String(),
  kind: oneOf(['photo', 'voice', 'document']),
  /** What a document is called; null for photos and voice notes. */
  name: nullable(Type.String(personal('files.files.name', 'own'))),
  sizeBytes: Type.Integer(),
});
export type AttachedFile = Static<typeof AttachedFile>;

/** Largest document that is taken, bytes. */
export const largestDocumentBytes = 10_000_000;

/** A size as people's devices say it, in MB of 1,000,000 bytes: `350 KB`, `1.2 MB`. */
export function sizeWords(sizeBytes: number): string {
  const kilobytes = Math.max(1, Math.round(sizeBytes / 1000));
  return kilobytes < 1000 ? `${kilobytes} KB` : `${(kilobytes / 1000).toFixed(1)} MB`;
}

/** Cookie that lets someone without a session see and use the own uploads. */
export const uploadCookie = 'zhenshu_uploads';

/** Address of a file, for whom a pass was given to with that pass. */
export function fileUrl(
  fileId: string,
  size: 'full' | 'thumb' = 'full',
  pass: string | null = null,
): string {
  const more = pass === null ? '' : `&pass=${encodeURIComponent(pass)}`;
  return `/api/v1/files/${fileId}?size=${size}${more}`;
}

/**
 * Stores one file through a `fetch` that reaches this server: for pages without script, whose forms carry their
 * photos with them. @throws the problem as `ProblemError`
 */
export async function uploadWith(
  using: typeof fetch,
  file: File,
  idempotencyKey: string,
): Promise<UploadedFile> {
  const body = new FormData();
  body.append('file', file);
  const headers = { 'idempotency-key': idempotencyKey };
  const response = await using('/api/v1/files', { method: 'POST', body, headers });
  if (!response.ok) throw new ProblemError((await response.json()) as ProblemDetails);
  return (await response.json()) as UploadedFile;
}
