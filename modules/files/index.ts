/** The door of the module of files. */
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import type { Position } from '#platform/contract/index.ts';
import { adoptFiles, type FileOwner } from './service/adopt.ts';
import { keep, noUploader, preparePhoto } from './service/keep.ts';
import { filesByIds } from './store/files.ts';
import type { FileRow } from './store/tables.ts';

export { type FileAccess, fileAccess, type OwnedFile } from './access.ts';
export { demoPhotoPair } from './demo-photos.ts';
export type { FileOwner } from './service/adopt.ts';
export { keptDays as fileKeptDays, removeFiles } from './service/forget.ts';
export { isProbablySamePhoto } from './rules/index.ts';

/** What other modules may know of a file. */
export interface FileFacts {
  readonly id: string;
  readonly kind: 'photo' | 'voice' | 'document';
  readonly contentType: string;
  /** What a document is called; null for photos and voice notes. */
  readonly name: string | null;
  /** Of the kept bytes. */
  readonly sizeBytes: number;
  readonly takenAt: Date | null;
  readonly positionWgs84: Position | null;
  /** 16 hex digits; photos only. */
  readonly perceptualHash: string | null;
  /** Of the bytes as uploaded. */
  readonly sha256: string;
  readonly widthPixels: number | null;
  readonly heightPixels: number | null;
  readonly durationSeconds: number | null;
  readonly ownerKind: string | null;
  readonly ownerId: string | null;
}

/**
 * Gives uploads to a record, which from then on decides who may read them. Giving them again to the
 * same record does nothing. Two statements however many.
 * @returns their facts in the order of the ids
 * @throws attachment-unknown (never there, or waited more than 24 h), attachment-foreign (another's),
 * attachment-kind-unfit (a document where the owner takes none), each naming the index
 */
export async function adopt(
  tx: Tx,
  fileIds: readonly string[],
  to: FileOwner,
): Promise<FileFacts[]> {
  return (await adoptFiles(tx, fileIds, to)).map(factsOf);
}

/** Facts of files of this town, in no particular order; unknown ids are left out. */
export async function describe(tx: Tx, fileIds: readonly string[]): Promise<FileFacts[]> {
  return (await filesByIds(tx, fileIds)).map(factsOf);
}

/**
 * Keeps a photo that did not come through an upload (another system's media, the demo). It waits
 * 24 h to be adopted unless `owner` is given.
 * @throws upload-*, photo-*, storage-full
 */
export async function storePhotoBytes(
  ctx: Ctx,
  bytes: Uint8Array,
  owner?: FileOwner,
): Promise<FileFacts> {
  const prepared = await preparePhoto(ctx, bytes, noUploader);
  return ctx.database.inTenant(ctx, async (tx) => {
    const row = await keep(tx, prepared);
    if (!row) throw new Error('a file without upload key cannot be a repeat');
    if (owner) await adoptFiles(tx, [row.id], owner);
    return factsOf(owner ? { ...row, ownerKind: owner.owner, ownerId: owner.ownerId } : row);
  });
}

function factsOf(row: FileRow): FileFacts {
  const { longitude, latitude } = row;
  return {
    id: row.id,
    kind: row.kind,
    contentType: row.contentType,
    name: row.name,
    sizeBytes: row.sizeBytes,
    takenAt: row.takenAt,
    positionWgs84: longitude !== null && latitude !== null ? { longitude, latitude } : null,
    perceptualHash: row.perceptualHash,
    sha256: row.sha256,
    widthPixels: row.widthPixels,
    heightPixels: row.heightPixels,
    durationSeconds: row.durationSeconds,
    ownerKind: row.ownerKind,
    ownerId: row.ownerId,
  };
}
