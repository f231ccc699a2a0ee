/** Lists as workbooks. */
import type { FileReply } from '#platform/contract/index.ts';
import { type SheetToWrite, writeWorkbook } from '#platform/spreadsheet/index.ts';

const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A workbook as a reply. */
export async function workbook(name: string, sheets: readonly SheetToWrite[]): Promise<FileReply> {
  const bytes = new Uint8Array(await writeWorkbook([...sheets]));
  return { mediaType, fileName: `${name}.xlsx`, bytes };
}

/** Most rows of a sheet. */
export const mostRows = 10_000;

/** Rows of all pages of a list. */
export async function allPages<T>(
  page: (cursor: string | undefined) => Promise<{ items: T[]; nextCursor: string | null }>,
): Promise<T[]> {
  const rows: T[] = [];
  let cursor: string | undefined;
  do {
    const { items, nextCursor } = await page(cursor);
    rows.push(...items);
    cursor = nextCursor ?? undefined;
  } while (cursor && rows.length < mostRows);
  return rows;
}
