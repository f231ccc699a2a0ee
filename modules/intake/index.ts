/** The door of the intake: reading what lies in the lake, and bringing rows in. */
import type { Ctx } from '#platform/context/index.ts';
import type { Engine } from '#platform/duckdb/index.ts';
import { lakeOf } from './service/lake/room.ts';

export { events as intakeEvents, type RowsMoved } from './contract/events.ts';
export {
  countRows,
  exportParquet,
  readPage,
  snapshotFile,
} from './service/lake/read.ts';
export { type HeldRows, holdRows } from './service/in-place/hold.ts';
export { isReadInPlace } from './service/in-place/source.ts';
export type { RowPage } from './service/lake/page.ts';
export type { RowCondition, SelectedField, Selection } from './service/lake/selection.ts';

/** The engine of this process: for whoever joins whole resources (`snapshotFile`). Never give it SQL that a person wrote. */
export function engineOf(ctx: Pick<Ctx, 'database'>): Engine {
  return lakeOf(ctx.database).engine;
}

/** Folder below which the engine may also write: for what is half done; not backed up, emptied at the start. */
export function workDirectoryOf(ctx: Pick<Ctx, 'database'>): string {
  return lakeOf(ctx.database).workDirectory;
}
export { bringIn, type Bringing } from './service/bring/bring-in.ts';
export type { FieldMapping, Mapping } from './contract/mapping.ts';
export { usual as usualMapping } from './contract/mapping.ts';
export { sweepLake } from './service/lake/files.ts';
export { lakeFilesNaming } from './service/lake/search.ts';
