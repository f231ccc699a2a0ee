/** Values as Parquet: numbers in `value`, everything else as JSON in `text`. */
import { ByteWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import type { Pages, Row } from './pages.ts';

/** Rows in a row group: what is held at once. */
const groupRows = 50_000;

const isNumber = ({ value }: Row): boolean =>
  typeof value === 'number' || typeof value === 'boolean';

interface Column {
  readonly name: string;
  readonly type: 'STRING' | 'TIMESTAMP' | 'DOUBLE';
  readonly nullable: boolean;
  readonly read: (row: Row) => unknown;
}

/** Columns with what they read off a row. */
const columns: readonly Column[] = [
  { name: 'property', type: 'STRING', nullable: false, read: ({ key }: Row) => key },
  { name: 'at', type: 'TIMESTAMP', nullable: false, read: ({ at }: Row) => at },
  {
    name: 'received_at',
    type: 'TIMESTAMP',
    nullable: false,
    read: ({ receivedAt }: Row) => receivedAt,
  },
  {
    name: 'value',
    type: 'DOUBLE',
    nullable: true,
    read: (row: Row) => (isNumber(row) ? Number(row.value) : undefined),
  },
  {
    name: 'text',
    type: 'STRING',
    nullable: true,
    read: (row: Row) => (isNumber(row) ? undefined : JSON.stringify(row.value)),
  },
  {
    name: 'quality',
    type: 'STRING',
    nullable: false,
    read: ({ quality }: Row) => quality,
  },
];

/** Bytes that are handed on as soon as a row group is whole. */
class Pieces extends ByteWriter {
  /** What was written since the last time. */
  take(): Uint8Array {
    const bytes = this.getBytes().slice();
    this.index = 0;
    return bytes;
  }
}

/** The file, piece by piece. */
export async function* parquetOf(pages: Pages, code: string): AsyncGenerator<Uint8Array> {
  const writer = new Pieces();
  const dataOf = (rows: readonly Row[]) => [
    { name: 'thing', data: rows.map(() => code) },
    ...columns.map(({ name, read }) => ({ name, data: rows.map(read) })),
  ];
  const schema = schemaFromColumnData({
    columnData: [
      { name: 'thing', type: 'STRING', nullable: false, data: [] },
      ...columns.map(({ name, type, nullable }) => ({ name, type, nullable, data: [] })),
    ],
  });
  const file = new ParquetWriter({ writer, schema });
  let waiting: Row[] = [];
  const write = async (): Promise<Uint8Array> => {
    await file.write({ columnData: dataOf(waiting), rowGroupSize: groupRows * 2 });
    waiting = [];
    return writer.take();
  };
  for await (const rows of pages) {
    for (const row of rows) waiting.push(row);
    if (waiting.length >= groupRows) yield await write();
  }
  if (waiting.length > 0) yield await write();
  await file.finish();
  yield writer.take();
}
