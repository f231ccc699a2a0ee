/** A base backup: a copy of the running cluster, with the write-ahead log that makes it whole. */
import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { pack, syncFolder, writeDurably } from './durable.ts';
import {
  type BackupPlaces,
  type BaseManifest,
  BackupError,
  type KeptFile,
  type KeptSegment,
  segmentName,
} from './layout.ts';
import { inLanes } from './lanes.ts';
import { type Found, filesBelow, foldersBelow, gone } from './walk.ts';
import { verifyBase } from './verify.ts';

/** What a base backup is taken of. */
export interface Source {
  /** Superuser's address of the running cluster. */
  readonly url: string;
  /** The cluster's folder. */
  readonly cluster: string;
}

/** Contents that PostgreSQL makes anew at its start; the folders themselves are needed. */
const remade =
  /^(pg_wal|pg_replslot|pg_dynshmem|pg_notify|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans)\//;
const never =
  /^(postmaster\.(pid|opts)|zhenshu\.conf|backup_label(\.old)?|tablespace_map|recovery\.signal|standby\.signal)$|(^|\/)pgsql_tmp|\/pg_internal\.init/;

const enters = (path: string): boolean => !remade.test(path) && !never.test(path);

/** Takes a base backup and reads it back. @returns what it says of itself @throws BackupError */
export async function takeBase(
  source: Source,
  to: BackupPlaces,
  now: () => Date,
): Promise<BaseManifest> {
  const startedAt = now();
  const id = startedAt.toISOString().replace(/[-:]|\.\d+/g, '');
  const draft = join(to.base, `${id}.part`);
  const client = new pg.Client({ connectionString: source.url });
  await client.connect();
  try {
    const start = await begin(client, id);
    const files = await copyCluster(source.cluster, join(draft, 'cluster'));
    const folders = await foldersBelow(source.cluster, enters);
    const stop = await finish(client, draft);
    const wal = await copyLog(source.cluster, join(draft, 'wal'), { from: start.wal, ...stop });
    const manifest: BaseManifest = {
      format: 1,
      id,
      startedAt: startedAt.toISOString(),
      endedAt: stop.at,
      startWal: start.wal,
      stopWal: stop.to,
      postgres: start.postgres,
      system: start.system,
      files: [...files, stop.label],
      wal,
    };
    await writeDurably(join(draft, 'folders.json'), JSON.stringify(folders));
    await writeDurably(join(draft, 'manifest.json'), JSON.stringify(manifest));
    await verifyBase(draft);
    await rename(draft, join(to.base, id));
    await syncFolder(to.base);
    return manifest;
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  } finally {
    await client.end();
  }
}

/** Holds the log back while we copy (the slot ends with the session), and begins. */
async function begin(client: pg.Client, id: string) {
  await client.query('SELECT pg_create_physical_replication_slot($1, true, true)', [
    `zhenshu_base_${id.toLowerCase()}`,
  ]);
  const { rows } = await client.query<{ wal: string; postgres: string; system: string }>(
    `SELECT pg_walfile_name(start) AS wal, current_setting('server_version') AS postgres,
       (SELECT system_identifier::text FROM pg_control_system()) AS system
     FROM pg_backup_start($1, true) start`,
    [`zhenshu ${id}`],
  );
  const [row] = rows;
  if (!row) throw new BackupError('PostgreSQL did not begin the backup.');
  return row;
}

/** Ends the copy; what PostgreSQL says of it is part of it. */
async function finish(client: pg.Client, draft: string) {
  const { rows } = await client.query<{ to: string; label: string; map: string; at: Date }>(
    `SELECT pg_walfile_name(lsn) AS to, labelfile AS label, coalesce(spcmapfile, '') AS map, clock_timestamp() AS at
     FROM pg_backup_stop(false)`,
  );
  const [row] = rows;
  if (!row) throw new BackupError('PostgreSQL did not end the backup.');
  if (row.map.trim()) {
    throw new BackupError(
      'The cluster has tablespaces outside its folder; these are not backed up.',
    );
  }
  const plain = join(draft, 'backup_label');
  await writeDurably(plain, row.label);
  const kept = await pack(plain, join(draft, 'cluster', 'backup_label.zst'));
  await rm(plain);
  return { to: row.to, at: row.at.toISOString(), label: { path: 'backup_label', ...kept } };
}

async function copyCluster(cluster: string, to: string): Promise<KeptFile[]> {
  const found: Found[] = [];
  for await (const one of filesBelow(cluster, enters)) found.push(one);
  const copied = await inLanes(found, async ({ path }) => {
    const kept = await pack(join(cluster, path), join(to, `${path}.zst`)).catch(gone(null));
    return kept ? { path, ...kept } : null;
  });
  return copied.filter((one) => one !== null);
}

/** The segments between begin and end; the temporary slot has kept them. */
async function copyLog(
  cluster: string,
  to: string,
  { from, to: last, at }: { from: string; to: string; at: string },
): Promise<KeptSegment[]> {
  const names = await readdir(join(cluster, 'pg_wal'));
  const wanted = names.filter((name) => segmentName.test(name) && name >= from && name <= last);
  const kept: KeptSegment[] = [];
  for (const name of wanted.sort()) {
    const copied = await pack(join(cluster, 'pg_wal', name), join(to, `${name}.zst`));
    kept.push({ name, ...copied, until: at });
  }
  if (kept.at(-1)?.name !== last)
    throw new BackupError(`The log ${last} of the backup is missing.`);
  return kept;
}
