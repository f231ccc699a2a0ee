/** Papers of drafts and applications: photos and PDF documents. */
import type { Tx } from '#platform/database/index.ts';
import type { AttachedFile } from '#modules/files/contract.ts';
import { describe, type FileOwner } from '#modules/files/index.ts';

/** Files of drafts and applications belong to the id that both share. */
export const fileOwner = 'serviceApplication';

/** Whom the files of a draft or an application are given to; papers come as documents, too. */
export const paperOwner = (ownerId: string): FileOwner => ({
  owner: fileOwner,
  ownerId,
  documents: true,
});

/** What is known of files by id, as pages show them; files that are gone are left out. */
export async function papersOf(
  tx: Tx,
  fileIds: readonly string[],
): Promise<ReadonlyMap<string, AttachedFile>> {
  const found = await describe(tx, fileIds);
  return new Map(found.map(({ id, kind, name, sizeBytes }) => [id, { id, kind, name, sizeBytes }]));
}
