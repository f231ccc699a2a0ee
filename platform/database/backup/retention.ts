/** How long backups are kept. */
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeDurably } from './durable.ts';
import { type BackupPlaces, segmentName, segmentNumber } from './layout.ts';
import { basesOf, segmentsOf } from './verify.ts';
import { gone } from './walk.ts';

const dayMs = 86_400_000;

/**
 * Removes base backups older than so many days, never the newest, and the log that no base backup needs any more.
 * @returns how many base backups are left
 */
export async function sweepBackups(
  places: BackupPlaces,
  { now, keepDays }: { readonly now: Date; readonly keepDays: number },
): Promise<number> {
  const bases = await basesOf(places);
  const newest = bases.at(-1);
  const kept = bases.filter(
    (one) => one === newest || now.getTime() - Date.parse(one.endedAt) < keepDays * dayMs,
  );
  for (const { id } of bases.filter((one) => !kept.includes(one))) {
    await rm(join(places.base, id), { recursive: true, force: true });
  }
  const drafts = (await readdir(places.base).catch(gone([]))).filter((one) =>
    one.endsWith('.part'),
  );
  for (const name of drafts) await rm(join(places.base, name), { recursive: true, force: true });
  const [oldest] = kept;
  if (oldest) await sweepLog(places, segmentNumber(oldest.startWal));
  return kept.length;
}

async function sweepLog(places: BackupPlaces, first: string): Promise<void> {
  const segments = await segmentsOf(places);
  const needed = segments.filter(
    ({ name }) => !segmentName.test(name) || segmentNumber(name) >= first,
  );
  if (needed.length === segments.length) return;
  await writeDurably(places.walIndex, needed.map((one) => `${JSON.stringify(one)}\n`).join(''));
  const names = new Set(needed.map(({ name }) => `${name}.zst`));
  for (const name of await readdir(places.wal)) {
    if (name.endsWith('.zst') && !names.has(name)) await rm(join(places.wal, name));
  }
}
