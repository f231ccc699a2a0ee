/** Reading a backup back: every digest is compared. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digestOfPacked } from './durable.ts';
import { type BackupPlaces, type BaseManifest, BackupError, type KeptSegment } from './layout.ts';
import { inLanes } from './lanes.ts';
import { gone } from './walk.ts';

/** Reads every file of a base backup and compares it. @throws BackupError naming the first fault */
export async function verifyBase(folder: string): Promise<BaseManifest> {
  const manifest = await readManifest(folder);
  await inLanes(manifest.files, ({ path, ...kept }) =>
    compare(join(folder, 'cluster', `${path}.zst`), kept),
  );
  await inLanes(manifest.wal, (segment) =>
    compare(join(folder, 'wal', `${segment.name}.zst`), segment),
  );
  return manifest;
}

/** Compares one packed file. @throws BackupError */
export async function compare(
  path: string,
  { bytes, sha256 }: { readonly bytes: number; readonly sha256: string },
): Promise<void> {
  const found = await digestOfPacked(path).catch((error: Error) => {
    throw new BackupError(`${path} cannot be read: ${error.message}. Use another backup.`);
  });
  if (found.bytes !== bytes || found.sha256 !== sha256) {
    throw new BackupError(
      `${path} is not what was backed up (its digest differs): the disk or somebody changed it. Use another backup.`,
    );
  }
}

/** What a base backup says of itself. @throws BackupError */
export async function readManifest(folder: string): Promise<BaseManifest> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => null);
  const manifest = text === null ? null : (JSON.parse(text) as BaseManifest);
  if (manifest?.format === 1) return manifest;
  throw new BackupError(`${folder} holds no backup that this version understands.`);
}

/** The complete base backups, the oldest first. */
export async function basesOf({ base }: BackupPlaces): Promise<BaseManifest[]> {
  const names = await readdir(base).catch(gone([]));
  const found: BaseManifest[] = [];
  for (const name of names.filter((one) => /^\d{8}T\d{6}Z$/.test(one)).sort()) {
    found.push(await readManifest(join(base, name)));
  }
  return found;
}

/** The segments that are kept, in the order they were. A line that a power cut left half is no line. */
export async function segmentsOf({ walIndex }: BackupPlaces): Promise<KeptSegment[]> {
  const text = await readFile(walIndex, 'utf8').catch(gone(''));
  const byName = new Map<string, KeptSegment>();
  for (const line of text.split('\n')) {
    try {
      const segment = JSON.parse(line) as KeptSegment;
      byName.set(segment.name, segment);
    } catch {
      // the last line of a process that was killed, or the empty one at the end
    }
  }
  return [...byName.values()];
}
