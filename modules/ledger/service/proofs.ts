/** Proofs from the published tiles. */
import type { Ctx } from '#platform/context/index.ts';
import {
  consistencyProof,
  hashBytes,
  inclusionProof,
  tileWidth,
  widthIn,
} from '#protocols/tlog/index.ts';
import { problem } from '../problems.ts';
import { type Head, signedLog, townOf } from './head.ts';
import type { LogFiles } from './log-files.ts';
import { tilesOf } from './publish.ts';

const base64 = (hashes: readonly Buffer[]): string[] =>
  hashes.map((hash) => hash.toString('base64'));

/** Proof that an entry stands under the head of this size. */
export async function inclusionOf(ctx: Ctx, index: number, size: number): Promise<string[]> {
  const { house, town } = await townOf(ctx);
  return base64(await inclusionProof(index, size, tilesOf(house.filesOf(town.code))));
}

/** What anyone may ask: the proof of an entry under the published checkpoint. */
export async function proveEntry(ctx: Ctx, index: number) {
  const { files, head } = await publishedBy(ctx);
  if (index >= head.size) {
    throw problem('ledger-entry-unknown', { index: String(index), size: String(head.size) });
  }
  const { size, note: checkpoint } = head;
  // The leaf's own tile and those of the path are read at once.
  const [leaf, proof] = await Promise.all([
    leafAt(files, index, size),
    inclusionProof(index, size, tilesOf(files)),
  ]);
  return { index, size, leaf: leaf.toString('base64'), proof: base64(proof), checkpoint };
}

async function leafAt(files: LogFiles, index: number, size: number): Promise<Buffer> {
  const at = Math.floor(index / tileWidth);
  const width = widthIn(size, 0, at);
  const [tile] = await tilesOf(files)([{ level: 0, index: at, width }]);
  const first = (index % tileWidth) * hashBytes;
  return Buffer.from(tile?.subarray(first, first + hashBytes) ?? []);
}

/**
 * Files and published head of a town's log. The checkpoint on the disk is what everybody else reads, and costs no
 * transaction; the database knows it too, should the file be gone or spoiled.
 */
async function publishedBy(ctx: Ctx): Promise<{ files: LogFiles; head: Head }> {
  const { house, town } = await townOf(ctx);
  const files = house.filesOf(town.code);
  const head = (await files.head()) ?? (await ctx.database.inTenant(ctx, signedLog)).head;
  return { files, head };
}

/** The proof that the log grew only. @throws ledger-sizes */
export async function proveConsistency(ctx: Ctx, from: number, to: number) {
  const { files, head } = await publishedBy(ctx);
  if (from < 1 || from > to || to > head.size) {
    const sizes = { from: String(from), to: String(to), size: String(head.size) };
    throw problem('ledger-sizes', sizes);
  }
  const proof = await consistencyProof(from, to, tilesOf(files));
  return { oldSize: from, size: to, proof: base64(proof) };
}
