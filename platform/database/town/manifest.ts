/** What an exported town says of itself. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A table as it was written. */
export interface KeptTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
}

/** A file of the data lake as it was copied. */
export interface KeptLakeFile {
  /** Below the town's folder of the lake. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** `town.json` of an export. */
export interface TownManifest {
  readonly format: 1;
  readonly exportedAt: string;
  readonly tenantId: string;
  readonly code: string;
  readonly nameZh: string;
  /** Migrations of the source: the target must have the same. */
  readonly migrations: readonly {
    readonly module: string;
    readonly name: string;
    readonly sha256: string;
  }[];
  readonly tables: readonly KeptTable[];
  /** Names (digests) of its photos and other files. */
  readonly files: readonly string[];
  /** Files of its data lake, sealed as they lie there; their keys stand in a table. */
  readonly lake: readonly KeptLakeFile[];
}

/** Something about an export that a person must know. */
export class TownExportError extends Error {
  override readonly name = 'TownExportError';
}

/** Reads what an export says of itself. @throws TownExportError */
export async function readTown(folder: string): Promise<TownManifest> {
  const text = await readFile(join(folder, 'town.json'), 'utf8').catch(() => null);
  const manifest =
    text === null ? null : (JSON.parse(text) as TownManifest & { lake?: TownManifest['lake'] });
  // Exports of earlier versions held no lake.
  if (manifest?.format === 1) return { ...manifest, lake: manifest.lake ?? [] };
  throw new TownExportError(`${folder} holds no exported town that this version understands.`);
}

/** Where a table lies in an export. */
export const tablePath = (folder: string, name: string): string =>
  join(folder, 'tables', `${name}.copy.zst`);

/** Folder of the files of a town, below a data directory or an export. */
export const filesFolder = (folder: string, tenantId: string): string =>
  join(folder, 'files', tenantId);

/** Folder of the data lake of a town, below a data directory or an export. */
export const lakeFolder = (folder: string, tenantId: string): string =>
  join(folder, 'lake', tenantId);

/** Where a file lies in the folder of its town. */
export const filePath = (folder: string, key: string): string =>
  join(folder, key.slice(0, 2), key.slice(2, 4), key);

/** Migrations that were applied, without the marks of the demo. */
export const migrationsText =
  "SELECT module, name, sha256 FROM platform.migrations WHERE module <> 'demo' ORDER BY module, name";
