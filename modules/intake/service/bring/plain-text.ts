/** Staged files as one plain CSV in UTF-8, for as long as DuckDB reads it. */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open as openFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type ReadSheet, readWorkbook } from '#platform/spreadsheet/index.ts';
import type { Remark } from '../../contract/shapes.ts';
import { problem } from '../../problems.ts';
import type { Encoding } from '../../rules/reading/encoding.ts';
import {
  columnTitles,
  csvCell,
  firstRecords,
  guessDelimiter,
  guessHeader,
} from '../../rules/reading/table.ts';
import { BlankRecords } from '../../rules/reading/sheet-rows.ts';
import { sheetTable } from '../../rules/reading/sheet.ts';
import type { BatchRow, LakeFileRow } from '../../store/tables.ts';
import { pathOf } from '../lake/relation.ts';
import type { LakeRoom } from '../lake/room.ts';
import { unsealed } from '../lake/sealed-file.ts';
import { copyPlain, type PlainCopy } from './plain-copy.ts';

/** A plain file and how to read it. */
export interface PlainText {
  readonly path: string;
  readonly delimiter: string;
  /** Records before the first row. */
  readonly skip: number;
  readonly columns: string[];
  readonly reading: BatchRow['facts']['reading'];
  readonly sheets: string[];
  readonly remarks: Remark[];
  /** Rows below the titles that hold nothing, where that is known before it is read. */
  readonly gaps: readonly number[];
}

const headBytes = 1 << 20;

interface Staged {
  readonly batch: BatchRow;
  readonly files: readonly LakeFileRow[];
}

interface Place {
  readonly path: string;
  readonly tell: (bytes: number) => void;
}

/** Writes the plain file, lets `work` read it, and removes it whatever happens. @param tell bytes written out so far */
export async function withPlainText<T>(
  room: LakeRoom,
  staged: Staged,
  { tell, work }: Pick<Place, 'tell'> & { readonly work: (plain: PlainText) => Promise<T> },
): Promise<T> {
  await mkdir(room.workDirectory, { recursive: true, mode: 0o700 });
  const path = join(room.workDirectory, `${staged.batch.id}.plain`);
  try {
    return await work(await writePlain(room, staged, { path, tell }));
  } finally {
    await rm(path, { force: true });
  }
}

function writePlain(room: LakeRoom, staged: Staged, place: Place): Promise<PlainText> {
  const { batch, files } = staged;
  const [first] = files;
  if (!first) throw problem('file-empty', { name: batch.title });
  if (first.form === 'xlsx') return plainOfWorkbook(room, { batch, file: first }, place.path);
  if (batch.facts.columns.length > 0 && batch.facts.cursor !== null) {
    return plainOfParts(room, staged, place);
  }
  return plainOfCsv(room, staged, place);
}

/** Parts of a fetch: written by us, without titles. */
async function plainOfParts(
  room: LakeRoom,
  { batch, files }: Staged,
  { path, tell }: Place,
): Promise<PlainText> {
  const { facts } = batch;
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  await copyPlain({ files: placesOf(room, files), to: path, bytes, encoding: 'asIs' }, tell);
  return {
    path,
    delimiter: ',',
    skip: 0,
    columns: [...facts.columns],
    reading: { encoding: 'utf-8' },
    sheets: [],
    remarks: [...facts.remarks],
    gaps: [],
  };
}

const placesOf = (room: LakeRoom, files: readonly LakeFileRow[]): PlainCopy['files'] =>
  files.map((file) => ({ path: pathOf(room, file), fileKey: file.fileKey }));

async function plainOfCsv(
  room: LakeRoom,
  { batch, files }: Staged,
  { path, tell }: Place,
): Promise<PlainText> {
  const { given, bytes } = batch.facts;
  const copy = { files: placesOf(room, files.slice(0, 1)), to: path, bytes };
  const copied = await copyPlain({ ...copy, encoding: given.encoding ?? null }, tell);
  const { encoding, isDoubtful, wrong, hasBlankLine } = copied;
  if (wrong) throw problem('encoding-wrong', { encoding, line: wrong.line, byte: wrong.atByte });
  const described = describe(batch, { path, head: await headOf(path), encoding });
  const plain = { ...described, gaps: hasBlankLine ? await blankRecords(described) : [] };
  const doubt: Remark = { code: 'encoding-doubtful', values: { encoding: 'GB 18030' } };
  return isDoubtful ? { ...plain, remarks: [...plain.remarks, doubt] } : plain;
}

const mostBlank = 10_000;

/** Records below the titles that are blank: a table of several columns is read without them. */
async function blankRecords({ path, delimiter, columns, skip }: PlainText): Promise<number[]> {
  if (columns.length < 2) return [];
  const blank = new BlankRecords(delimiter, mostBlank);
  for await (const piece of createReadStream(path, { highWaterMark: headBytes }))
    blank.push(piece as Buffer);
  return blank.found.filter((record) => record > skip);
}

/** The first megabyte of the plain file. */
async function headOf(path: string): Promise<string> {
  const file = await openFile(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}

function describe(
  batch: BatchRow,
  { path, head, encoding }: { path: string; head: string; encoding: Encoding },
): PlainText {
  const { given } = batch.facts;
  const delimiter = given.delimiter ?? guessDelimiter(head);
  const records = firstRecords(head, delimiter, 100);
  const header = given.headerRow !== undefined ? given.headerRow - 1 : guessHeader(records);
  const body = records.slice(header);
  const width = body.reduce((widest, record) => Math.max(widest, record.length), 0);
  if (width === 0 || body.length < 2) throw problem('file-without-rows', { name: batch.title });
  if (width > 500) throw problem('too-many-columns', { count: width });
  const remarks: Remark[] =
    header > 0 ? [{ code: 'rows-before-titles', values: { rows: header } }] : [];
  return {
    path,
    delimiter,
    skip: header + 1,
    columns: columnTitles(body[0] ?? [], width),
    reading: { encoding, delimiter, headerRow: header + 1 },
    sheets: [],
    remarks,
    gaps: [],
  };
}

async function plainOfWorkbook(
  room: LakeRoom,
  { batch, file }: { readonly batch: BatchRow; readonly file: LakeFileRow },
  path: string,
): Promise<PlainText> {
  const pieces: Buffer[] = [];
  for await (const piece of unsealed(pathOf(room, file), file.fileKey)) pieces.push(piece);
  const limits = {
    maxBytes: 40_000_000,
    maxUnpackedBytes: 400_000_000,
    maxRows: 200_000,
    maxColumns: 500,
  };
  const { sheets, problems } = await readWorkbook(Buffer.concat(pieces), limits);
  const [fault] = problems;
  if (fault) throw problem('workbook-unreadable', { reason: fault.message.zh });
  const { given } = batch.facts;
  const sheet = chosenSheet(sheets, given.sheet);
  if (!sheet) throw problem('file-without-rows', { name: batch.title });
  const table = sheetTable(sheet, given.headerRow);
  if (table.rows.length === 0) throw problem('file-without-rows', { name: batch.title });
  await pipeline(
    function* () {
      for (const row of table.rows) yield `${row.map(csvCell).join(',')}\n`;
    },
    createWriteStream(path, { mode: 0o600 }),
  );
  const columns = columnTitles(table.header, table.width);
  return {
    path,
    delimiter: ',',
    skip: 0,
    columns,
    reading: { sheet: sheet.name, headerRow: table.headerRow },
    sheets: sheets.map(({ name }) => name),
    remarks: table.remarks,
    gaps: table.gaps,
  };
}

function chosenSheet(
  sheets: readonly ReadSheet[],
  name: string | undefined,
): ReadSheet | undefined {
  if (name !== undefined) return sheets.find((one) => one.name === name);
  return [...sheets].sort((a, b) => b.rows.length - a.rows.length)[0];
}
