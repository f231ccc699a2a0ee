/** Reading the numbers of a datastream over a span: packed and recent ones together, bounded. */
import type { Tx } from '#platform/database/index.ts';
import { problem } from '../problems.ts';
import { type Columns, merged, part, within } from '../rules/columns.ts';
import { unpack } from '../rules/pack/index.ts';
import { firstPackedRows, packedCount, packedRows } from '../store/packed.ts';
import { recentColumns, type Span } from '../store/values.ts';

/** Values that one question may read. */
const mostValues = 3_000_000;

/** The numbers of a span in order. @throws span-too-wide */
export async function readSpan(tx: Tx, span: Span): Promise<Columns> {
  if ((await packedCount(tx, { ...span, nos: [span.no] })) > mostValues)
    throw problem('span-too-wide', { most: mostValues });
  const packed = await packedRows(tx, span);
  const recent = await recentColumns(tx, span, mostValues + 1);
  if (recent.at.length > mostValues) throw problem('span-too-wide', { most: mostValues });
  const parts = packed.map(({ body }) => within(unpack(body), span.from, span.to));
  return merged([...parts, recent]);
}

/** The first numbers of a span, at most `limit`; reads no more packed rows than needed. */
export async function readFirst(tx: Tx, span: Span, limit: number): Promise<Columns> {
  const recent = await recentColumns(tx, span, limit);
  const packed = await firstPackedRows(tx, span, limit);
  const parts = packed.map(({ body }) => within(unpack(body), span.from, span.to));
  const all = merged([...parts, recent]);
  return part(all, 0, Math.min(limit, all.at.length));
}
