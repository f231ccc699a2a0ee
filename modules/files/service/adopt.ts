/** Uploads become part of a report or case. */
import type { Tx } from '#platform/database/index.ts';
import { problem } from '../problems.ts';
import { adoptWaiting, filesByIds } from '../store/files.ts';
import type { FileRow } from '../store/tables.ts';

/** The record that files are given to. */
export interface FileOwner {
  /** Kind of record; whoever fills the slot `files.access` knows it. */
  readonly owner: string;
  readonly ownerId: string;
  /** Pointer of the ids in the request, for the problem; default `/photoIds`. */
  readonly pointer?: string;
  /** Whether documents may be given, too; photos and voice notes alone unless said. */
  readonly documents?: boolean;
}

/** How long an upload waits to be used. */
export const waitMs = 24 * 3_600_000;

/** See the door. */
export async function adoptFiles(
  tx: Tx,
  fileIds: readonly string[],
  to: FileOwner,
): Promise<FileRow[]> {
  if (fileIds.length === 0) return [];
  const found = new Map((await filesByIds(tx, fileIds)).map((row) => [row.id, row]));
  const rows = fileIds.map((id, index) => usable(tx, found.get(id), { index, to }));
  const waiting = rows.filter((row) => row.state === 'uploaded').map((row) => row.id);
  if (waiting.length > 0) {
    const adopted = await adoptWaiting(tx, waiting, { kind: to.owner, id: to.ownerId });
    const lost = fileIds.findIndex((id) => waiting.includes(id) && !adopted.includes(id));
    if (lost >= 0) throw refusedAt('attachment-foreign', lost, to);
  }
  return rows;
}

function usable(tx: Tx, row: FileRow | undefined, at: { index: number; to: FileOwner }): FileRow {
  const { actor, clock } = tx.ctx;
  const { index, to } = at;
  if (!row) throw refusedAt('attachment-unknown', index, to);
  if (row.kind === 'document' && !to.documents) throw refusedAt('attachment-kind-unfit', index, to);
  if (row.state === 'adopted') {
    if (row.ownerKind === to.owner && row.ownerId === to.ownerId) return row;
    throw refusedAt('attachment-foreign', index, to);
  }
  if (row.createdAt.getTime() + waitMs < clock.now().getTime())
    throw refusedAt('attachment-unknown', index, to);
  // Without a session the id itself, told to nobody but the uploader, is the proof.
  const mine =
    actor.kind === 'system' || row.uploadedBy === null || row.uploadedBy === actor.personId;
  if (!mine) throw refusedAt('attachment-foreign', index, to);
  return row;
}

function refusedAt(
  code: 'attachment-unknown' | 'attachment-foreign' | 'attachment-kind-unfit',
  index: number,
  to: FileOwner,
) {
  const pointer = `${to.pointer ?? '/photoIds'}/${index}`;
  const thrown = problem(code, { index: index + 1 });
  const { zh, en } = thrown.entry;
  const said = { detail: tell(zh, index), detailEn: tell(en, index) };
  return problem(code, { index: index + 1 }, [{ pointer, ...said }]);
}

const tell = (text: string, index: number): string => text.replace('{index}', String(index + 1));
