/** Which cells of a workbook were made one. */
import type { MergedRange } from './types.ts';

const mostRanges = 50_000;
/** The name of a sheet's file; the list of contents and the relations name sheets, too. */
const sheetFile = /xl\/worksheets\/sheet(\d+)\.xml/g;
/** A file in the archive begins with this, and its name stands so many bytes behind (APPNOTE.TXT 4.3.7). */
const fileHead = { signature: 'PK\u0003\u0004', bytes: 30 };
const range = /<mergeCell\s+ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/g;

/** Merged ranges of every sheet in order. @param safe the archive as `safeArchive` packed it: unpacked text */
export function mergedRanges(safe: Buffer): MergedRange[][] {
  const text = safe.toString('latin1');
  const starts = [...text.matchAll(sheetFile)]
    .filter(({ index }) => text.startsWith(fileHead.signature, index - fileHead.bytes))
    .map((found) => ({ sheet: Number(found[1]), at: found.index }));
  const sheets: MergedRange[][] = [];
  starts.forEach(({ sheet, at }, index) => {
    if (sheets[sheet - 1] !== undefined) return;
    const part = text.slice(at, starts[index + 1]?.at ?? text.length);
    sheets[sheet - 1] = [...part.matchAll(range)].slice(0, mostRanges).map(rangeOf);
  });
  return sheets;
}

function rangeOf([
  ,
  fromLetters = '',
  fromRow = '',
  toLetters = '',
  toRow = '',
]: RegExpExecArray): MergedRange {
  return {
    fromRow: Number(fromRow),
    fromColumn: columnOf(fromLetters),
    toRow: Number(toRow),
    toColumn: columnOf(toLetters),
  };
}

function columnOf(letters: string): number {
  return [...letters].reduce((sum, one) => sum * 26 + one.charCodeAt(0) - 64, 0) - 1;
}
