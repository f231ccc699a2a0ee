/** Looking for words in everything that the lake needs, opened: for drills that prove that nothing was left. */
import type { Ctx } from '#platform/context/index.ts';
import { literal } from '#platform/duckdb/index.ts';
import { allFiles } from '../../store/lake.ts';
import type { LakeFileRow } from '../../store/tables.ts';
import { pathOf, rawRelation } from './relation.ts';
import { type LakeRoom, lakeOf } from './room.ts';
import { unsealed } from './sealed-file.ts';

/** Files of a town in which one of the words stands, as `kind id`; files that were let go are looked at until they are swept. */
export async function lakeFilesNaming(ctx: Ctx, words: readonly string[]): Promise<string[]> {
  const room = lakeOf(ctx.database);
  const files = await ctx.database.inTenant(ctx, allFiles);
  const found: string[] = [];
  for (const file of files) {
    const has = file.form === 'parquet' ? rowsHave : bytesHave;
    if (await has(room, file, words)) found.push(`${file.kind} ${file.id}`);
  }
  return found;
}

async function rowsHave(
  room: LakeRoom,
  file: LakeFileRow,
  words: readonly string[],
): Promise<boolean> {
  const any = words.map((word) => `contains(CAST(r AS VARCHAR), ${literal(word)})`).join(' OR ');
  const read = await room.engine.use((connection) =>
    connection.runAndReadAll(`SELECT 1 FROM ${rawRelation(room, file)} AS r WHERE ${any} LIMIT 1`),
  );
  return read.getRows().length > 0;
}

async function bytesHave(
  room: LakeRoom,
  file: LakeFileRow,
  words: readonly string[],
): Promise<boolean> {
  const pieces: Buffer[] = [];
  for await (const piece of unsealed(pathOf(room, file), file.fileKey)) pieces.push(piece);
  const bytes = Buffer.concat(pieces);
  return words.some((word) => bytes.includes(word));
}
