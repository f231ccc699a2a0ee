/** Everything of the data directory besides the database: photos, secrets, whatever modules keep there. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, open, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { writeDurably } from './durable.ts';
import { BackupError, type BackupPlaces } from './layout.ts';
import { filesBelow, gone } from './walk.ts';

/** Not kept: the cluster has its own backup, the rest is made anew. */
const leftOut =
  /^(postgres(\..*)?|run|log|web|restoring.*|replaced-.*|zhenshu\.lock.*|files\/incoming)(\/|$)/;

const enters = (path: string): boolean => !leftOut.test(path);

/** Copies what is new or changed. Nothing is removed here: a point in the past may need it. @returns how many files */
export async function mirror(dataDirectory: string, to: string): Promise<number> {
  let copied = 0;
  for await (const { path, bytes, modifiedMs } of filesBelow(dataDirectory, enters)) {
    const target = join(to, path);
    const there = await stat(target).catch(gone(null));
    if (there && there.size === bytes && Math.abs(there.mtimeMs - modifiedMs) < 2000) continue;
    if (await copyOne(join(dataDirectory, path), target)) copied += 1;
  }
  return copied;
}

async function copyOne(from: string, to: string): Promise<boolean> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  const draft = `${to}.part`;
  const facts = await stat(from).catch(gone(null));
  if (!facts) return false;
  await copyFile(from, draft);
  const file = await open(draft, 'r+');
  await file.sync();
  await file.close();
  await utimes(draft, facts.atime, facts.mtime);
  await rename(draft, to);
  return true;
}

/** Brings the files back. Files whose name is their digest are compared. @throws BackupError */
export async function unmirror(from: string, dataDirectory: string): Promise<number> {
  let count = 0;
  for await (const { path } of filesBelow(from, (one) => !one.endsWith('.part'))) {
    const digest = /(?:^|\/)([0-9a-f]{64})$/.exec(path)?.[1];
    if (digest && (await digestOf(join(from, path))) !== digest) {
      throw new BackupError(`${join(from, path)} is not what was backed up: its digest differs.`);
    }
    await copyOne(join(from, path), join(dataDirectory, path));
    count += 1;
  }
  return count;
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/**
 * Removes what the town removed so many days ago: erasure reaches backups too, after the time that they are kept.
 * @returns how many files
 */
export async function sweepMirror(
  dataDirectory: string,
  places: BackupPlaces,
  { now, keepDays }: { readonly now: Date; readonly keepDays: number },
): Promise<number> {
  const text = await readFile(places.removed, 'utf8').catch(gone('{}'));
  const before = JSON.parse(text) as Record<string, string>;
  const after: Record<string, string> = {};
  let swept = 0;
  for await (const { path } of filesBelow(places.data, (one) => !one.endsWith('.part'))) {
    if (await stat(join(dataDirectory, path)).catch(gone(null))) continue;
    const since = before[path] ?? now.toISOString();
    if (now.getTime() - Date.parse(since) < keepDays * 86_400_000) after[path] = since;
    else {
      await rm(join(places.data, path), { force: true });
      swept += 1;
    }
  }
  await writeDurably(places.removed, JSON.stringify(after));
  return swept;
}
