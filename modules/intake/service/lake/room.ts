/** The lake of a process: where its files lie and the engine that reads them; known by the process's database. */
import { totalmem } from 'node:os';
import { join } from 'node:path';
import type { Database } from '#platform/database/index.ts';
import { Engine } from '#platform/duckdb/index.ts';
import { newFolderName } from './work-folder.ts';

/** Folders of the lake, and its engine. */
export interface LakeRoom {
  /** `<data>/lake`: one folder a town, in it one a resource. */
  readonly directory: string;
  /** A folder of this process below `<data>/run/lake`: what is half uploaded and half written; not backed up. */
  readonly workDirectory: string;
  readonly engine: Engine;
  /** Rows of one part of a check: what is done again at most after a process died. */
  partRows: number;
  /** Staged tables that are open in the engine, by batch. */
  readonly tables: Map<string, { readonly rows: number; usedAt: number }>;
}

/**
 * Of the engine. A list of 1 GB makes a table of 1.7 GB, which fits; of a larger one, what does not fit goes to sealed files beside it.
 * With half as much, a list of 1 GB was not through its profile three minutes after its table was made (on a busy machine): each look
 * at the table opens those files anew, in software.
 */
const mostMegabytes = 2048;

/** Some hundred megabytes of memory, a second or two of work. */
const usualPartRows = 1_000_000;

/** Below it each process has a folder of its own. */
export const workParent = (dataDirectory: string): string => join(dataDirectory, 'run', 'lake');

const rooms = new WeakMap<Database, LakeRoom>();

/** Opens the lake below a data directory; again with the same database: the same lake. */
export function openLake(database: Database, dataDirectory: string): LakeRoom {
  const known = rooms.get(database);
  if (known) return known;
  const directory = join(dataDirectory, 'lake');
  const workDirectory = join(workParent(dataDirectory), newFolderName());
  const engine = new Engine({
    temporaryDirectory: join(workDirectory, 'duckdb'),
    directories: [directory, workDirectory],
    memoryMegabytes: Math.min(mostMegabytes, Math.floor(totalmem() / 4 / 1_048_576)),
  });
  const room: LakeRoom = {
    directory,
    workDirectory,
    engine,
    partRows: usualPartRows,
    tables: new Map(),
  };
  rooms.set(database, room);
  return room;
}

/** The lake of a process. @throws Error where no application was built */
export function lakeOf(database: Database): LakeRoom {
  const room = rooms.get(database);
  if (!room) throw new Error('intake: no application was built on this database');
  return room;
}
