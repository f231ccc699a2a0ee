/** Bringing a data directory back from a backup, as it stood at the end of the log or at an instant before. */
import { chmod, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { chooseAccount } from '../embedded/account.ts';
import { findBinaries } from '../embedded/binaries.ts';
import { giveTo, placesIn } from '../embedded/cluster.ts';
import { startEmbedded } from '../embedded/index.ts';
import type { StartLogger } from '../embedded/supervise.ts';
import { unpack } from './durable.ts';
import {
  type BackupPlaces,
  type BaseManifest,
  BackupError,
  historyName,
  type KeptSegment,
  placesOf,
} from './layout.ts';
import { inLanes } from './lanes.ts';
import { unmirror } from './mirror.ts';
import { basesOf, compare, segmentsOf } from './verify.ts';
import { foldersBelow, gone } from './walk.ts';

/** What is to be restored. */
export interface RestoreOptions {
  /** Folder of the backup. */
  readonly from: string;
  /** The data directory; must be empty unless `replace`. */
  readonly dataDirectory: string;
  /** Up to which instant; null: as far as the log reaches. */
  readonly at: Date | null;
  /** What stands there is moved aside, not deleted. */
  readonly replace: boolean;
  readonly logger: StartLogger;
  readonly say: (line: string) => void;
}

/** What was brought back. */
export interface Restored {
  readonly base: string;
  readonly segments: number;
  readonly files: number;
  /** Everything committed before this instant is there. */
  readonly until: Date;
  readonly seconds: number;
}

/** Restores. Nothing of the data directory is touched before every digest has been compared. @throws BackupError */
export async function restore(options: RestoreOptions): Promise<Restored> {
  const started = performance.now();
  const { at, say } = options;
  const places = placesOf(options.from);
  const base = await chooseBase(places, at);
  const log = await logFor(places, base, at);
  say(`base backup ${base.id}, ${log.length} segments of the log; comparing digests …`);
  await verifyAll(places, base, log);
  const root = await makeRoom(options);
  await unpackCluster(places, base, { log, root });
  const files = await unmirror(places.data, root);
  say(`${files} files brought back; PostgreSQL replays its log …`);
  await replay(options, at);
  const last = log.at(-1)?.until ?? base.endedAt;
  const until = at && at < new Date(last) ? at : new Date(last);
  const seconds = (performance.now() - started) / 1000;
  return { base: base.id, segments: log.length, files, until, seconds };
}

/** The newest base backup that ended before the instant. */
async function chooseBase(places: BackupPlaces, at: Date | null): Promise<BaseManifest> {
  const bases = await basesOf(places);
  const fitting = bases.filter(({ endedAt }) => at === null || Date.parse(endedAt) <= at.getTime());
  const base = fitting.at(-1);
  if (base) return base;
  const first = bases[0]?.endedAt;
  throw new BackupError(
    first
      ? `The earliest point in time that can be restored is ${first}; asked was ${at?.toISOString()}.`
      : `${places.root} holds no complete base backup.`,
  );
}

/** Segments from the base on. @throws BackupError when one is missing in between, or the instant lies behind the last */
async function logFor(
  places: BackupPlaces,
  base: BaseManifest,
  at: Date | null,
): Promise<KeptSegment[]> {
  const kept = await segmentsOf(places);
  const own = new Map(base.wal.map((one) => [one.name, one]));
  for (const one of kept) {
    const isLater = historyName.test(one.name) || one.name.slice(8) >= base.startWal.slice(8);
    if (isLater && !own.has(one.name)) own.set(one.name, one);
  }
  const log = unbroken([...own.values()]);
  const reaches = log.at(-1)?.until ?? base.endedAt;
  if (at && at > new Date(reaches)) {
    throw new BackupError(
      `The log reaches to ${reaches}; ${at.toISOString()} lies after it. Leave --at away to restore all there is.`,
    );
  }
  return log;
}

/** The log up to its first gap, in its order: what lies behind a gap cannot be replayed. */
function unbroken(segments: readonly KeptSegment[]): KeptSegment[] {
  const histories = segments.filter(({ name }) => historyName.test(name));
  const byNumber = Map.groupBy(
    segments.filter(({ name }) => !historyName.test(name)),
    ({ name }) => numberOf(name),
  );
  const found: KeptSegment[] = [];
  for (let at = Math.min(...byNumber.keys()); byNumber.has(at); at += 1) {
    const own = (byNumber.get(at) ?? []).toSorted((a, b) => (a.name < b.name ? -1 : 1));
    found.push(...own);
  }
  return [...histories, ...found];
}

/** Segments of 16 MiB: 256 of them a file number. */
const numberOf = (name: string): number =>
  Number.parseInt(name.slice(8, 16), 16) * 256 + Number.parseInt(name.slice(16), 16);

async function verifyAll(
  places: BackupPlaces,
  base: BaseManifest,
  log: readonly KeptSegment[],
): Promise<void> {
  const folder = join(places.base, base.id);
  await inLanes(base.files, ({ path, ...kept }) =>
    compare(join(folder, 'cluster', `${path}.zst`), kept),
  );
  await inLanes(log, (segment) => compare(segmentPath(places, base, segment), segment));
}

const segmentPath = (places: BackupPlaces, base: BaseManifest, { name }: KeptSegment): string =>
  base.wal.some((one) => one.name === name)
    ? join(places.base, base.id, 'wal', `${name}.zst`)
    : join(places.wal, `${name}.zst`);

/** An empty data directory; what stood there is moved aside. @throws BackupError */
async function makeRoom({ dataDirectory, replace, say }: RestoreOptions): Promise<string> {
  await mkdir(dataDirectory, { recursive: true, mode: 0o711 });
  const names = (await readdir(dataDirectory)).filter((name) => !name.startsWith('replaced-'));
  if (names.length === 0) return dataDirectory;
  if (!replace) {
    throw new BackupError(
      `${dataDirectory} is not empty. Stop the server, then give another directory (--data DIR), or --replace to move what is there aside.`,
    );
  }
  const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
  const aside = join(dataDirectory, `replaced-${stamp}`);
  await mkdir(aside, { mode: 0o700 });
  for (const name of names) await rename(join(dataDirectory, name), join(aside, name));
  say(`what stood in ${dataDirectory} now lies in ${aside}`);
  return dataDirectory;
}

async function unpackCluster(
  places: BackupPlaces,
  base: BaseManifest,
  { log, root }: { readonly log: readonly KeptSegment[]; readonly root: string },
): Promise<void> {
  const { cluster } = placesIn(root);
  const draft = join(root, 'restoring');
  const folder = join(places.base, base.id);
  const folders = JSON.parse(await readFile(join(folder, 'folders.json'), 'utf8')) as string[];
  await rm(draft, { recursive: true, force: true });
  for (const path of ['', 'pg_wal', ...folders]) {
    await mkdir(join(draft, path), { recursive: true, mode: 0o700 });
  }
  await inLanes(base.files, ({ path }) =>
    unpack(join(folder, 'cluster', `${path}.zst`), join(draft, path)),
  );
  await inLanes(log, (segment) =>
    unpack(segmentPath(places, base, segment), join(draft, 'pg_wal', segment.name)),
  );
  await writeFile(join(draft, 'recovery.signal'), '', { mode: 0o600 });
  await giveAll(draft, root);
  await rename(draft, cluster);
}

/** PostgreSQL never runs as root: everything belongs to its account. */
async function giveAll(draft: string, root: string): Promise<void> {
  const { postgres } = await findBinaries();
  const account = await chooseAccount(draft, { program: postgres, folder: root });
  for (const path of ['', ...(await foldersBelow(draft, () => true))]) {
    await chmod(join(draft, path), 0o700);
    await giveTo(account, join(draft, path));
    const entries = await readdir(join(draft, path), { withFileTypes: true });
    for (const entry of entries) {
      if (entry.isFile()) await giveTo(account, join(draft, path, entry.name));
    }
  }
}

/** Replays up to the instant; where nothing was committed after it, all there is is the same. */
async function replay(options: RestoreOptions, at: Date | null): Promise<void> {
  try {
    await recover(options, at);
  } catch (error) {
    const isAtEnd = /before configured recovery target was reached/.test((error as Error).message);
    if (!at || !isAtEnd) throw error;
    await recover(options, null);
  }
}

/** The log was put in place already: PostgreSQL need not fetch it. */
async function recover({ dataDirectory, logger }: RestoreOptions, at: Date | null): Promise<void> {
  const settings = {
    restore_command: 'false',
    recovery_target_action: 'promote',
    hot_standby: 'off',
    ...(at ? { recovery_target_time: at.toISOString().replace('T', ' ').replace('Z', '+00') } : {}),
  };
  const embedded = await startEmbedded({
    dataDirectory,
    logger,
    settings,
    startLimitSeconds: 3600,
  });
  try {
    const client = new pg.Client({ connectionString: embedded.url });
    await client.connect();
    const { rows } = await client.query<{ waits: boolean }>('SELECT pg_is_in_recovery() AS waits');
    await client.end();
    if (rows[0]?.waits) throw new BackupError('PostgreSQL did not end its recovery.');
  } finally {
    await embedded.stop();
  }
  await rm(join(placesIn(dataDirectory).cluster, 'recovery.signal'), { force: true }).catch(
    gone(null),
  );
}
