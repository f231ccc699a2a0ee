/** Backups brought back: after a lost disk, to an instant, from a base alone; what was changed is found. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import pg from 'pg';
import { type EmbeddedDatabase, startEmbedded } from '../embedded/index.ts';
import {
  keepBackups,
  type BackupKeeper,
  BackupError,
  placesOf,
  restore,
  takeBase,
} from './index.ts';
import { requireOutside } from './layout.ts';
import { sweepMirror } from './mirror.ts';
import { sweepBackups } from './retention.ts';
import { basesOf } from './verify.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const say = (): void => undefined;

interface House {
  readonly root: string;
  readonly data: string;
  readonly backup: string;
}

async function house(t: TestContext): Promise<House> {
  const root = await mkdtemp(join(tmpdir(), 'zhenshu-backup-'));
  t.after(() => rm(root, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }));
  return { root, data: join(root, 'data'), backup: join(root, 'backup') };
}

async function query<R extends object>(url: string, text: string, values: unknown[] = []) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<R>(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** A photo as the store keeps one: its name is its digest. */
async function storePhoto(data: string, content: string): Promise<string> {
  const key = createHash('sha256').update(content).digest('hex');
  const folder = join(data, 'files', key.slice(0, 2), key.slice(2, 4));
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, key), content, { flush: true });
  return key;
}

const keeperOf = (place: House, url: string, everySeconds: number): Promise<BackupKeeper> =>
  keepBackups({
    to: place.backup,
    dataDirectory: place.data,
    url,
    everySeconds,
    atMinute: 150,
    keepDays: 14,
    now: () => new Date(),
    logger: quiet,
  });

/** Kills the server and wipes its disk, as a fire would. */
async function destroy(embedded: EmbeddedDatabase, data: string): Promise<void> {
  await rm(join(data, 'postgres', 'global'), { recursive: true, force: true });
  if (embedded.pid) process.kill(embedded.pid, 'SIGKILL');
  await embedded.stop().catch(() => undefined);
  await rm(data, { recursive: true, force: true, maxRetries: 30, retryDelay: 100 });
}

test('drill: the data directory is destroyed under load; nothing older than the recovery point is missing', async (t) => {
  const place = await house(t);
  const first = await startEmbedded({ dataDirectory: place.data, logger: quiet });
  await query(first.url, 'CREATE TABLE acts (n integer PRIMARY KEY, photo text, at timestamptz)');
  const keeper = await keeperOf(place, first.url, 1);
  await keeper.round();
  const acknowledged: { n: number; photo: string; at: Date }[] = [];
  let stopped = false;
  const load = async (lane: number): Promise<void> => {
    const client = new pg.Client({ connectionString: first.url });
    client.on('error', () => undefined);
    await client.connect();
    for (let n = lane; !stopped; n += 3) {
      const photo = n % 25 === 0 ? await storePhoto(place.data, `photo ${n}`) : '';
      await client.query('INSERT INTO acts VALUES ($1, $2, clock_timestamp())', [n, photo]);
      acknowledged.push({ n, photo, at: new Date() });
    }
  };
  const lanes = [0, 1, 2].map((lane) => load(lane).catch(() => undefined));
  while (acknowledged.length < 1500) await keeper.round();
  const { keptUntil, lastBaseAt, fault } = keeper.state();
  assert.equal(fault, '');
  assert.ok(keptUntil && lastBaseAt);
  const destroyedAt = Date.now();
  await destroy(first, place.data);
  stopped = true;
  await Promise.all(lanes);
  await keeper.stop();
  const restored = await restore({
    from: place.backup,
    dataDirectory: place.data,
    at: null,
    replace: false,
    logger: quiet,
    say,
  });
  const second = await startEmbedded({ dataDirectory: place.data, logger: quiet });
  t.after(() => second.stop());
  const rows = await query<{ n: number }>(second.url, 'SELECT n FROM acts');
  const servedMs = Date.now() - destroyedAt;
  const there = new Set(rows.map(({ n }) => n));
  const owed = acknowledged.filter(({ at }) => at < keptUntil);
  assert.ok(owed.length > 500, `${owed.length} acts are owed`);
  assert.deepEqual(
    owed.filter(({ n }) => !there.has(n)),
    [],
  );
  for (const { n, photo } of acknowledged.filter((one) => one.photo && there.has(one.n))) {
    const path = join(place.data, 'files', photo.slice(0, 2), photo.slice(2, 4), photo);
    assert.equal(await readFile(path, 'utf8'), `photo ${n}`, 'a record finds its photo');
  }
  t.diagnostic(
    `${there.size} of ${acknowledged.length} acts there, all ${owed.length} before the recovery point ${keptUntil.toISOString()}; restored in ${restored.seconds.toFixed(1)} s, served again ${(servedMs / 1000).toFixed(1)} s after the loss`,
  );
});

test('a town is brought back as it stood at an instant, and goes on being backed up', async (t) => {
  const place = await house(t);
  const first = await startEmbedded({ dataDirectory: place.data, logger: quiet });
  await query(first.url, 'CREATE TABLE acts (n integer)');
  const keeper = await keeperOf(place, first.url, 3600);
  await keeper.round();
  await query(first.url, 'INSERT INTO acts VALUES (1)');
  const [{ now: instant } = { now: new Date() }] = await query<{ now: Date }>(
    first.url,
    'SELECT clock_timestamp() AS now',
  );
  await query(first.url, 'DELETE FROM acts');
  await query(first.url, 'INSERT INTO acts VALUES (2), (3)');
  await keeper.round();
  await keeper.stop();
  await first.stop();
  const options = { from: place.backup, dataDirectory: place.data, logger: quiet, say };
  await assert.rejects(restore({ ...options, at: instant, replace: false }), /is not empty/);
  await assert.rejects(
    restore({ ...options, at: new Date(Date.now() + 60_000), replace: true }),
    /lies after it/,
  );
  await assert.rejects(
    restore({ ...options, at: new Date('2020-01-01'), replace: true }),
    /earliest point in time/,
  );
  await restore({ ...options, at: instant, replace: true });
  const second = await startEmbedded({ dataDirectory: place.data, logger: quiet });
  assert.deepEqual(await query(second.url, 'SELECT n FROM acts'), [{ n: 1 }]);
  await query(second.url, 'INSERT INTO acts VALUES (4)');
  const again = await keeperOf(place, second.url, 3600);
  await again.round();
  assert.equal(again.state().fault, '');
  await again.stop();
  await destroy(second, place.data);
  await restore({ ...options, at: null, replace: true });
  const third = await startEmbedded({ dataDirectory: place.data, logger: quiet });
  t.after(() => third.stop());
  assert.deepEqual(await query(third.url, 'SELECT n FROM acts ORDER BY n'), [{ n: 1 }, { n: 4 }]);
});

test('one command: a base backup alone comes back; a changed byte is found before anything is touched', async (t) => {
  const place = await house(t);
  const first = await startEmbedded({ dataDirectory: place.data, logger: quiet });
  await query(
    first.url,
    'CREATE TABLE acts (n integer); INSERT INTO acts SELECT generate_series(1, 5000)',
  );
  const places = placesOf(place.backup);
  const source = { url: first.url, cluster: join(place.data, 'postgres') };
  const base = await takeBase(source, places, () => new Date());
  await first.stop();
  const other = join(place.root, 'other');
  const options = { from: place.backup, dataDirectory: other, at: null, logger: quiet, say };
  await assert.rejects(
    restore({ ...options, replace: false }),
    /secret-missing|password/i,
    'secrets are part of it',
  );
  await rm(other, { recursive: true, force: true });
  const { mirror } = await import('./mirror.ts');
  await mirror(place.data, places.data);
  await restore({ ...options, replace: false });
  const second = await startEmbedded({ dataDirectory: other, logger: quiet });
  assert.deepEqual(await query(second.url, 'SELECT count(*)::int AS n FROM acts'), [{ n: 5000 }]);
  await second.stop();
  const victim = base.files.find(({ bytes, path }) => bytes > 100_000 && path.startsWith('base/'));
  const packed = join(places.base, base.id, 'cluster', `${victim?.path}.zst`);
  const bytes = await readFile(packed);
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  await writeFile(packed, bytes);
  await rm(other, { recursive: true, force: true });
  await assert.rejects(restore({ ...options, replace: false }), BackupError);
  assert.deepEqual(await readdir(other).catch(() => []), [], 'nothing was touched');
});

test('old backups and removed photos go after their days, the newest base never; a backup inside the data is refused', async (t) => {
  const place = await house(t);
  const embedded = await startEmbedded({ dataDirectory: place.data, logger: quiet });
  t.after(() => embedded.stop());
  const places = placesOf(place.backup);
  const source = { url: embedded.url, cluster: join(place.data, 'postgres') };
  const photo = await storePhoto(place.data, 'to be erased');
  // Of what modules keep there, sealed files of the lake are mirrored, open ones that are half done are not.
  for (const folder of ['lake/town/list', 'run/lake/process']) {
    await mkdir(join(place.data, folder), { recursive: true });
    await writeFile(join(place.data, folder, 'rows.parquet'), 'rows', { flush: true });
  }
  const keeper = await keeperOf(place, embedded.url, 3600);
  await keeper.round();
  await keeper.stop();
  await new Promise((resolve) => setTimeout(resolve, 1100));
  await takeBase(source, places, () => new Date());
  assert.equal((await basesOf(places)).length, 2);
  assert.deepEqual(await readdir(join(places.data, 'lake/town/list')), ['rows.parquet']);
  assert.deepEqual(await readdir(join(places.data, 'run')).catch(() => []), []);
  await rm(join(place.data, 'files'), { recursive: true });
  const day = (days: number) => ({ now: new Date(Date.now() + days * 86_400_000), keepDays: 14 });
  assert.equal(await sweepMirror(place.data, places, day(0)), 0);
  assert.equal(await sweepMirror(place.data, places, day(13)), 0);
  assert.equal(await sweepMirror(place.data, places, day(15)), 1);
  const kept = join(places.data, 'files', photo.slice(0, 2), photo.slice(2, 4));
  assert.deepEqual(await readdir(kept), []);
  assert.equal(await sweepBackups(places, day(13)), 2);
  assert.equal(await sweepBackups(places, day(20)), 1);
  assert.throws(() => requireOutside(join(place.data, 'backup'), place.data), BackupError);
});
