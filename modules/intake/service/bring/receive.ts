/** A file comes in: sealed as it comes, read afterwards by the work that goes on by itself. */
import { ReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import type { Ctx } from '#platform/context/index.ts';
import type { Reading } from '../../contract/shapes.ts';
import { problem } from '../../problems.ts';
import { insertFiles } from '../../store/lake.ts';
import { sourceRow } from '../../store/sources.ts';
import type { BatchRow, LakeFileRow, SourceRow } from '../../store/tables.ts';
import { draftFile } from '../lake/files.ts';
import { pathOf } from '../lake/relation.ts';
import { lakeOf } from '../lake/room.ts';
import { sealStream } from '../lake/seal-in-thread.ts';
import { openBatch } from './open-batch.ts';

/** Largest files that are taken, in bytes. A workbook is read at once and costs many times its size. */
export const largest = { csv: 4_000_000_000, xlsx: 40_000_000 } as const;

/** A file as it is given. */
export interface GivenFile {
  readonly name: string;
  readonly bytes: Readable | Buffer;
  readonly reading: Reading;
}

/** How a file is read, by its name. @throws file-kind-unknown */
export function formOf(name: string): 'csv' | 'xlsx' {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  if (['csv', 'txt', 'tsv'].includes(ending)) return 'csv';
  if (ending === 'xlsx') return 'xlsx';
  throw problem(ending === 'xls' ? 'file-kind-old' : 'file-kind-unknown', { name });
}

/**
 * Takes a file for a source as a new batch.
 * @throws source-unknown, file-kind-unknown, file-kind-old, file-too-large, file-empty
 */
export async function receiveFile(
  ctx: Ctx,
  sourceId: string,
  given: GivenFile,
  automatic = false,
): Promise<BatchRow> {
  const source = await ctx.database.inTenant(ctx, (tx) => sourceRow(tx, sourceId));
  if (!source) throw problem('source-unknown');
  const { file, plainBytes: bytes } = await sealGiven(ctx, source, given);
  return ctx.database.inTenant(ctx, async (tx) => {
    const { name: title, reading } = given;
    const batch = await openBatch(tx, {
      source,
      title,
      given: reading,
      automatic,
      bytes,
      complete: true,
    });
    await insertFiles(tx, [{ ...file, batchId: batch.id }]);
    return batch;
  });
}

/** Seals what was given into a file that nothing names yet. */
export async function sealGiven(
  ctx: Ctx,
  source: SourceRow,
  { name, bytes }: Pick<GivenFile, 'name' | 'bytes'>,
): Promise<{ file: LakeFileRow; plainBytes: number }> {
  const form = formOf(name);
  const draft = draftFile(ctx, {
    resourceId: source.resourceId,
    batchId: null,
    kind: 'staged',
    form,
    part: 0,
    fieldKeys: [],
  });
  let plainBytes = 0;
  const counted = async function* (): AsyncGenerator<Buffer> {
    for await (const piece of piecesOf(bytes)) {
      plainBytes += piece.length;
      if (plainBytes > largest[form])
        throw problem('file-too-large', { limitMegabytes: largest[form] / 1e6 });
      yield piece;
    }
  };
  const path = pathOf(lakeOf(ctx.database), draft);
  const owned = bytes instanceof IncomingMessage || bytes instanceof ReadStream;
  const size = await sealStream({ path, fileKey: draft.fileKey, source: counted(), owned });
  if (plainBytes === 0) {
    await rm(path, { force: true });
    throw problem('file-empty', { name });
  }
  return { file: { ...draft, bytes: size }, plainBytes };
}

/** A request stays open when its body is refused: the answer goes the same way. */
function piecesOf(bytes: Readable | Buffer): AsyncIterable<Buffer> | Iterable<Buffer> {
  return bytes instanceof Readable ? bytes.iterator({ destroyOnReturn: false }) : [bytes];
}
