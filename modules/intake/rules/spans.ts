/** Where the rows of a page are looked for in a file of the lake. */

/** Row numbers: above the first, up to the second. */
export type Span = readonly [after: number, upTo: number];

/** Most pages are full within so many row numbers: less than a row group is opened and decoded. */
const nearRows = 2048;

/** The numbers above `after` in a file: nearby first, then the rest of it. Together they leave none out and name none twice. */
export function spansOf(
  { firstRow, lastRow }: { readonly firstRow: number; readonly lastRow: number },
  { after, limit }: { readonly after: number; readonly limit: number },
): Span[] {
  if (lastRow <= after) return [];
  const from = Math.max(after, firstRow - 1);
  const near = from + Math.max(nearRows, 4 * limit);
  if (near >= lastRow) return [[from, lastRow]];
  return [
    [from, near],
    [near, lastRow],
  ];
}
