/** Keeping a photo, document or voice note: checked, made ours, on the disk before its record commits. */
import { createHash } from 'node:crypto';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import {
  documentName,
  inspectUpload,
  isUploadProblem,
  type ProcessedPhoto,
  processDocument,
  processPhoto,
  processVoice,
  removeFile,
} from '../rules/index.ts';
import { holdStore, insertFiles, unusedKeys } from '../store/files.ts';
import type { FileRow } from '../store/tables.ts';
import { type FileRoom, folderOf, roomOf } from './room.ts';

/** Who uploads. */
export interface Uploader {
  readonly personId: string | null;
  /** Digest of the secret of someone without a session. */
  readonly tokenSha256: string | null;
  /** Digest that recognises a repeat. */
  readonly uploadKey: string | null;
}

/** Nobody in particular: the platform itself, another system. */
export const noUploader: Uploader = { personId: null, tokenSha256: null, uploadKey: null };

/** What the sender says of a file: never believed, but a document keeps its name. */
export interface Declared {
  readonly type: string;
  readonly name: string;
}

interface Kept {
  readonly row: Omit<FileRow, 'fullKey' | 'thumbKey'>;
  readonly full: Uint8Array;
  readonly thumbnail: Uint8Array | null;
}

/**
 * Checks bytes by what they are and turns them into what is kept; nothing is stored yet.
 * @throws upload-*, photo-*, voice-*, document-*
 */
export async function prepare(
  ctx: Ctx,
  bytes: Uint8Array,
  declared: Declared,
  by: Uploader,
): Promise<Kept> {
  const found = await inspectUpload(bytes, declared.type);
  if (found.kind === 'photo') return preparePhoto(ctx, bytes, by);
  if (found.kind === 'document') return prepareDocument(ctx, bytes, { by, name: declared.name });
  const voice = processVoice(bytes);
  const row = {
    ...blankRow(ctx, by),
    kind: 'voice' as const,
    sha256: voice.sha256,
    contentType: voice.contentType,
    sizeBytes: voice.full.length,
    durationSeconds: voice.durationSeconds ?? null,
  };
  return { row, full: voice.full, thumbnail: null };
}

function prepareDocument(
  ctx: Ctx,
  bytes: Uint8Array,
  { by, name }: { readonly by: Uploader; readonly name: string },
): Kept {
  const { sha256, contentType, full } = processDocument(bytes);
  const row = {
    ...blankRow(ctx, by),
    kind: 'document' as const,
    sha256,
    contentType,
    name: documentName(name),
    sizeBytes: full.length,
  };
  return { row, full, thumbnail: null };
}

/** As `prepare`, for photos. */
export async function preparePhoto(ctx: Ctx, bytes: Uint8Array, by: Uploader): Promise<Kept> {
  const { gate } = roomOf(ctx.database);
  return keptPhoto(ctx, await gate.through(() => processPhoto(bytes, ctx.clock.now())), by);
}

/** A processed photo with its record. */
export function keptPhoto(ctx: Ctx, photo: ProcessedPhoto, by: Uploader): Kept {
  const row = {
    ...blankRow(ctx, by),
    kind: 'photo' as const,
    sha256: photo.sha256,
    contentType: 'image/jpeg',
    sizeBytes: photo.full.length,
    widthPixels: photo.widthPixels,
    heightPixels: photo.heightPixels,
    perceptualHash: photo.perceptualHash,
    takenAt: photo.takenAt ?? null,
    longitude: photo.positionWgs84?.longitude ?? null,
    latitude: photo.positionWgs84?.latitude ?? null,
  };
  return { row, full: photo.full, thumbnail: photo.thumbnail };
}

function blankRow(ctx: Ctx, by: Uploader): Omit<FileRow, 'fullKey' | 'thumbKey'> {
  return {
    id: uuidv7(),
    tenantId: ctx.tenantId,
    kind: 'photo',
    state: 'uploaded',
    ownerKind: null,
    ownerId: null,
    sha256: '',
    contentType: '',
    name: null,
    sizeBytes: 0,
    widthPixels: null,
    heightPixels: null,
    durationSeconds: null,
    perceptualHash: null,
    takenAt: null,
    longitude: null,
    latitude: null,
    uploadedBy: by.personId,
    uploadTokenSha256: by.tokenSha256,
    uploadKey: by.uploadKey,
    createdAt: ctx.clock.now(),
  };
}

/**
 * Puts bytes on the disk, then writes the record. When anything fails, neither remains.
 * @returns the record, or null when an upload of the same key came first
 * @throws storage-full, storage-not-writable
 */
export async function keep(tx: Tx, kept: Kept): Promise<FileRow | null> {
  const room = roomOf(tx.ctx.database);
  await holdStore(tx);
  const row = { ...kept.row, ...(await putAll(tx, room, kept)) };
  return (await insertFiles(tx, [row])) > 0 ? row : null;
}

async function putAll(
  tx: Tx,
  room: FileRoom,
  kept: Kept,
): Promise<{ fullKey: string; thumbKey: string | null }> {
  const folder = folderOf(room, tx.ctx.tenantId);
  try {
    const fullKey = await room.put(folder, kept.full);
    const thumbKey = kept.thumbnail ? await room.put(folder, kept.thumbnail) : null;
    return { fullKey, thumbKey };
  } catch (error) {
    const fullKey = createHash('sha256').update(kept.full).digest('hex');
    const [unused] = await unusedKeys(tx, [fullKey]);
    if (unused) await removeFile(folder, unused).catch(() => false);
    throw isUploadProblem(error, 'storage-full') ? generalProblem('storage-full') : error;
  }
}
