/** The door of the intake: reading what lies in the lake, and bringing rows in. */
import type { Ctx } from '#platform/context/index.ts';
import type { Engine } from '#platform/duckdb/index.ts';
import { lakeOf } from './service/room.ts';

export { events as intakeEvents, type RowsMoved } from './contract/events.ts';
export { countRows, exportParquet, readPage, type RowPage, snapshotFile } from './service/read.ts';
export type { RowCondition, SelectedField, Selection } from './service/selection.ts';

/** The engine of this process: for whoever joins whole resources (`snapshotFile`). Never give it SQL that a person wrote. */
export function engineOf(ctx: Pick<Ctx, 'database'>): Engine {
  return lakeOf(ctx.database).engine;
}

/** Folder below which the engine may also write: for what is half done; not backed up, emptied at the start. */
export function workDirectoryOf(ctx: Pick<Ctx, 'database'>): string {
  return lakeOf(ctx.database).workDirectory;
}
