/**
 * What the module of files speaks over HTTP. Its routes carry bytes, not JSON, so they are no
 * operations: `POST /api/v1/files` (multipart/form-data, one file in the field `file`; optional
 * fields before it; header `Idempotency-Key`) and `GET /api/v1/files/:id?size=full|thumb&pass=…`, where
 * the pass is what the module that owns the file has given to somebody without a session.
 */
import { Instant, nullable, oneOf, Position, type Static, Type } from '#platform/contract/index.ts';
import { type ProblemDetails, ProblemError } from '#platform/problems/index.ts';

/** The answer to an upload. */
export const UploadedFile = Type.Object({
  id: Type.String(),
  kind: oneOf(['photo', 'voice']),
  contentType: Type.String(),
  widthPixels: nullable(Type.Integer()),
  heightPixels: nullable(Type.Integer()),
  durationSeconds: nullable(Type.Number()),
  takenAt: nullable(Instant),
  position: nullable(Position),
  url: Type.String(),
  thumbUrl: nullable(Type.String()),
});
export type UploadedFile = Static<typeof UploadedFile>;

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
