/** Reads rows of a source: what each says, by field of the record. */
import { readPage } from '#modules/intake/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { RecordField } from '../contract/kinds.ts';
import type { ReadRow } from '../rules/wanted.ts';
import type { SourceRow } from '../store/tables.ts';

/** Rows of a page when a whole resource is read. */
const pageRows = 10_000;

/** What of a source is needed to read it. */
export type ReadableSource = Pick<SourceRow, 'id' | 'resourceId' | 'mapping'>;

/** All rows of a source, or the first of them. */
export async function readSource(
  ctx: Ctx,
  { id, resourceId, mapping }: ReadableSource,
  most = Number.POSITIVE_INFINITY,
): Promise<ReadRow[]> {
  const fields = Object.entries(mapping) as [RecordField, string][];
  const keys = [...new Set(fields.map(([, key]) => key))];
  const rows: ReadRow[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof readPage>> = await readPage(ctx, {
      resourceId,
      fields: keys.map((key) => ({ key, masked: false })),
      where: [],
      after,
      limit: Math.min(pageRows, most - rows.length),
    });
    page.rows.forEach((row, at) => {
      const said = fields.flatMap(([field, key]): [RecordField, string][] => {
        const value = textOf(row[key]);
        return value === '' ? [] : [[field, value]];
      });
      rows.push({
        sourceId: id,
        rowKey: page.rowKeys[at] ?? '',
        content: Object.fromEntries(said),
      });
    });
    after = page.next;
  } while (after !== null && rows.length < most);
  return rows;
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
