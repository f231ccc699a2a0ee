/** The write-ahead log is copied away at short intervals: what was committed before can be brought back. */
import { appendFile, mkdir, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { pack } from './durable.ts';
import { type BackupPlaces, historyName, type KeptSegment, segmentName } from './layout.ts';
import { mirror } from './mirror.ts';
import { segmentsOf } from './verify.ts';

/** The slot that keeps the log until it was copied. */
const slot = 'zhenshu_archive';

/** What a round of copying is done with. */
export interface ArchiveSource {
  /** A superuser's connection. */
  readonly client: pg.ClientBase;
  readonly cluster: string;
  readonly dataDirectory: string;
}

/**
 * One round: ends the running segment, copies new photos and secrets, then the complete segments. Photos come first: a
 * record that is brought back finds its photo.
 * @returns the instant up to which everything committed is now kept
 */
export async function archiveRound(source: ArchiveSource, to: BackupPlaces): Promise<Date> {
  const { client, cluster, dataDirectory } = source;
  await mkdir(to.wal, { recursive: true, mode: 0o700 });
  await ensureSlot(client);
  const { rows } = await client.query<{ until: Date; boundary: string; current: string }>(
    `SELECT clock_timestamp() AS until, switched::text AS boundary, pg_walfile_name(pg_current_wal_insert_lsn()) AS current
     FROM pg_switch_wal() switched`,
  );
  const [row] = rows;
  if (!row) throw new Error('PostgreSQL did not end its segment');
  await mirror(dataDirectory, to.data);
  const kept = new Set((await segmentsOf(to)).map(({ name }) => name));
  const names = await readdir(join(cluster, 'pg_wal'));
  const complete = names
    .filter((name) => historyName.test(name) || (segmentName.test(name) && name < row.current))
    .filter((name) => !kept.has(name))
    .sort();
  const until = row.until.toISOString();
  for (const name of complete) {
    const copied = await pack(join(cluster, 'pg_wal', name), join(to.wal, `${name}.zst`));
    await note(to, { name, ...copied, until });
  }
  await client.query('SELECT pg_replication_slot_advance($1, $2)', [slot, row.boundary]);
  return row.until;
}

async function ensureSlot(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ lost: boolean }>(
    "SELECT wal_status = 'lost' AS lost FROM pg_replication_slots WHERE slot_name = $1",
    [slot],
  );
  if (rows[0]?.lost) await client.query('SELECT pg_drop_replication_slot($1)', [slot]);
  if (!rows[0] || rows[0].lost) {
    await client.query('SELECT pg_create_physical_replication_slot($1, true)', [slot]);
  }
}

async function note({ walIndex }: BackupPlaces, segment: KeptSegment): Promise<void> {
  await appendFile(walIndex, `${JSON.stringify(segment)}\n`, { mode: 0o600 });
  const file = await open(walIndex, 'r');
  await file.sync();
  await file.close();
}
