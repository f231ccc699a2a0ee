/** Removing files before their owner would: when a person asks, and when their time is over. */
import type { Tx } from '#platform/database/index.ts';
import type { PersonalErase, PersonalSweep } from '#platform/personal/index.ts';
import { removeFile } from '../rules/index.ts';
import { manifest } from '../manifest.ts';
import { deleteFiles, oldFiles, uploadsOf, unusedKeys } from '../store/files.ts';
import { folderOf, roomOf } from './room.ts';

/**
 * Removes files: the records in the running transaction.
 * @returns removes the bytes; to be called after the commit, harmless when called twice
 */
export async function removeFiles(
  tx: Tx,
  fileIds: readonly string[],
): Promise<() => Promise<void>> {
  const keys = await deleteFiles(tx, fileIds);
  const unused = await unusedKeys(tx, keys);
  const folder = folderOf(roomOf(tx.ctx.database), tx.ctx.tenantId);
  return async () => {
    for (const key of unused) await removeFile(folder, key);
  };
}

/** Uploads of a person that no record took over. */
export const eraseOfFiles: PersonalErase = {
  obstacles: () => Promise.resolve([]),
  erase: async (tx, { personId }) => removeFiles(tx, await uploadsOf(tx, personId)),
};

const dayMs = 86_400_000;
/** Days that a photo or voice note is kept, as the manifest declares it. */
export const keptDays = Math.max(
  ...manifest.personalData.map(({ retentionDays }) => retentionDays ?? 0),
);

/** Photos and voice notes go when their time is over. */
export const sweepOfFiles: PersonalSweep = {
  tables: ['files.files'],
  sweep: async (tx, now) => {
    const ids = await oldFiles(tx, new Date(now.getTime() - keptDays * dayMs));
    if (ids.length === 0) return { rows: 0 };
    return { rows: ids.length, afterCommit: await removeFiles(tx, ids) };
  },
};
