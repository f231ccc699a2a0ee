/** Rows of a person go from every file of the lake: files are written anew without them, and swapped in the running transaction. */
import { audit } from '#platform/audit/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { type DuckDBConnection, identifier } from '#platform/duckdb/index.ts';
import { isAbout, mentionFields, mentions, namesInRaw, type Wanted } from '../../rules/person.ts';
import { replaceFile, snapshotRow, updateSnapshot } from '../../store/lake.ts';
import type { LakeFileRow } from '../../store/tables.ts';
import { draftFile, writeFile } from './files.ts';
import { hasFields, type PeopleFiles } from './person-rows.ts';
import { rawRelation } from './relation.ts';
import { lakeOf } from './room.ts';

/** A file, and what of it goes. */
interface Cut {
  readonly file: LakeFileRow;
  /** Rows that go. */
  readonly goes: string;
  /** Columns of rows that stay, and where their value goes. */
  readonly emptied: readonly { readonly column: string; readonly where: string }[];
}

/**
 * Locks what the town's resources with people hold, so that a batch that is applied meanwhile is made anew from the new files.
 * To be called before the files are listed.
 */
export async function lockSnapshots(tx: Tx, resourceIds: readonly string[]): Promise<void> {
  for (const id of [...resourceIds].sort()) await snapshotRow(tx, id, true);
}

/** Takes a person out of all files of one resource. `lockSnapshots` came before. */
export async function forgetInFiles(
  tx: Tx,
  connection: DuckDBConnection,
  { resource, files, wanted }: PeopleFiles & { readonly wanted: Wanted },
): Promise<void> {
  let [touched, fewer] = [0, 0];
  for (const file of files) {
    const cut = await cutOf(tx, connection, { resource, file, wanted });
    if (!(await concerns(tx, connection, cut))) continue;
    const written = await writeAnew(tx, connection, cut);
    await replaceFile(tx, file, written);
    touched += 1;
    if (file.inSnapshot) fewer += file.rows - written.rows;
  }
  if (touched === 0) return;
  const snapshot = await snapshotRow(tx, resource.id);
  if (snapshot) {
    const { version, rows, nextOrdinal } = snapshot;
    await updateSnapshot(tx, resource.id, {
      version: version + 1,
      rows: rows - fewer,
      nextOrdinal,
    });
  }
  await audit(tx, [
    { action: 'intake.forget', subject: resource.id, detail: { files: touched, rows: fewer } },
  ]);
}

async function cutOf(
  tx: Tx,
  connection: DuckDBConnection,
  {
    resource,
    file,
    wanted,
  }: Pick<PeopleFiles, 'resource'> & { readonly file: LakeFileRow; readonly wanted: Wanted },
): Promise<Cut> {
  if (!hasFields(file)) {
    const raw = await columnsOf(tx, connection, file);
    return { file, goes: namesInRaw(raw, wanted, resource.fields), emptied: [] };
  }
  const fields = resource.fields.filter(({ key }) => file.fieldKeys.includes(key));
  // A field that the catalogue has no more is still in older files.
  const vanished = file.fieldKeys.filter((key) => !fields.some((field) => field.key === key));
  const emptied = mentionFields(fields, resource.keyFields).map((field) => ({
    column: identifier(field.key),
    where: mentions(field, wanted),
  }));
  const goes = `(${isAbout(fields, wanted)} OR ${namesInRaw(vanished, wanted, [])})`;
  return { file, goes, emptied };
}

/** Columns of a source in a file: `c0`, `c1` … */
async function columnsOf(
  tx: Tx,
  connection: DuckDBConnection,
  file: LakeFileRow,
): Promise<string[]> {
  const read = await connection.runAndReadAll(
    `DESCRIBE SELECT * FROM ${rawRelation(lakeOf(tx.ctx.database), file)}`,
  );
  return read
    .getRows()
    .map(([name]) => String(name))
    .filter((name) => /^c\d+$/.test(name));
}

async function concerns(
  tx: Tx,
  connection: DuckDBConnection,
  { file, goes, emptied }: Cut,
): Promise<boolean> {
  const any = [goes, ...emptied.map(({ where }) => `coalesce(${where}, FALSE)`)].join(' OR ');
  const found = await connection.runAndReadAll(
    `SELECT 1 FROM ${rawRelation(lakeOf(tx.ctx.database), file)} WHERE ${any} LIMIT 1`,
  );
  return found.getRows().length > 0;
}

async function writeAnew(
  tx: Tx,
  connection: DuckDBConnection,
  { file, goes, emptied }: Cut,
): Promise<LakeFileRow> {
  const { resourceId, batchId, kind, form, part, fieldKeys } = file;
  const draft = draftFile(tx.ctx, { resourceId, batchId, kind, form, part, fieldKeys });
  const replaced = emptied.map(
    ({ column, where }) => `CASE WHEN ${where} THEN NULL ELSE ${column} END AS ${column}`,
  );
  const columns = replaced.length > 0 ? `* REPLACE (${replaced.join(', ')})` : '*';
  const written = await writeFile(tx.ctx, connection, {
    draft,
    statement: `SELECT ${columns} FROM ${rawRelation(lakeOf(tx.ctx.database), file)} WHERE NOT ${goes}`,
  });
  const { firstRow, lastRow, inSnapshot } = file;
  return { ...written, firstRow, lastRow, inSnapshot };
}
