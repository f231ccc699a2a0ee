/** Files as a folder lists them, and which of them are new. */
import type { Readable } from 'node:stream';
import { fitsPattern } from '../../rules/source-settings.ts';
import type { SourceRow } from '../../store/tables.ts';

/** A file that was not fetched before. */
export interface NewFile {
  readonly name: string;
  /** In the order of time; kept as the source's watermark once it was taken. */
  readonly mark: string;
  readonly open: () => Promise<Readable | Buffer>;
}

/** A file as a folder lists it. */
export interface ListedFile {
  readonly name: string;
  readonly modifiedMs: number;
  readonly bytes: number;
}

const mostFiles = 20;
/** Those of the listed files that fit and are new, the oldest first. */
export function unseen(
  files: readonly ListedFile[],
  { settings, watermark }: SourceRow,
): (ListedFile & { mark: string })[] {
  return files
    .filter(({ name }) => fitsPattern(name, settings.pattern ?? '*'))
    .map((file) => ({ ...file, mark: `${String(file.modifiedMs).padStart(14, '0')}|${file.name}` }))
    .filter(({ mark }) => watermark === null || mark > watermark)
    .sort((a, b) => (a.mark < b.mark ? -1 : 1))
    .slice(0, mostFiles);
}
