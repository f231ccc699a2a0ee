/** One town is written out and taken into another installation: rows, numbers, photos, and it works there. */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { atEnd } from '#platform/testing/index.ts';
import sharp from 'sharp';
import { api as casesApi } from '#modules/cases/contract/index.ts';
import { plainField, registerResource } from '#modules/catalogue/index.ts';
import { bringIn, readPage } from '#modules/intake/index.ts';
import { ground } from '#modules/towns/index.ts';
import { storePhotoBytes } from '#modules/files/index.ts';
import { api as reportsApi } from '#modules/reports/contract/index.ts';
import { exportTown, importTown, TownExportError } from '#platform/database/town/index.ts';
import { type TestTown, testTown } from '#testing';

test('a town moves to another installation with its cases and photos; its twin there stays as it was', async (t) => {
  const source = await testTown(t);
  const target = await testTown(t);
  const folder = await mkdtemp(join(tmpdir(), 'zhenshu-export-'));
  atEnd(t, () => rm(folder, { recursive: true, force: true }));
  const officer = await source.as('officer1');
  const picture = await sharp({
    create: { width: 64, height: 64, channels: 3, background: '#0f766e' },
  })
    .jpeg()
    .toBuffer();
  const photo = await storePhotoBytes({ ...source.ctx }, picture);
  const receipt = await officer.api(reportsApi).submit({
    body: {
      channel: 'hotline',
      text: '东街路灯不亮',
      categoryCode: '010102',
      photoIds: [photo.id],
    } as never,
  });
  const register = await source.database.inTenant(source.ctx, async (tx) => {
    const [first] = (await ground(tx)).departments;
    return registerResource(tx, {
      code: 'moving-lamps',
      titleZh: '路灯台账',
      titleEn: 'Lamps',
      summary: '',
      theme: '城市管理',
      keywords: [],
      ownerDepartmentId: first?.id ?? '',
      grade: 'open',
      gradeReason: '',
      kind: 'held',
      frequency: 'yearly',
      sourceSystem: '台账',
      fields: [lampField],
      keyFields: ['lamp'],
    });
  });
  await bringIn(source.ctx, {
    resourceId: register.id,
    source: '台账',
    fileName: 'lamps.csv',
    bytes: Buffer.from('灯杆编号,备注\nD-0731,东街\nD-0732,西街\n'),
  });
  await source.settle();
  // The target has rows of the twin that use the same numbers, and lacks the town that comes.
  await forget(target, source.tenantId);
  const to = join(folder, 'qingxi');
  const options = {
    url: source.url,
    dataDirectory: source.dataDirectory,
    code: 'qingxi',
    to,
    now: () => new Date(),
  };
  const exported = await exportTown(options);
  await assert.rejects(exportTown(options), TownExportError);
  assert.ok(exported.files.length >= 1, 'the photo goes along');
  assert.ok(exported.lake.length >= 1, 'the lake goes along');
  const before = await target.sql<{ n: number }>(
    'SELECT count(*)::int AS n FROM people.people WHERE tenant_id = $1',
    [target.twinId],
  );
  await importTown({ url: target.url, dataDirectory: target.dataDirectory, from: to });
  for (const { name, rows } of exported.tables) {
    const [found] = await target.sql<{ n: number }>(
      `SELECT count(*)::int AS n FROM ${name} WHERE tenant_id = $1`,
      [source.tenantId],
    );
    assert.equal(found?.n, rows, name);
  }
  const after = await target.sql(
    'SELECT count(*)::int AS n FROM people.people WHERE tenant_id = $1',
    [target.twinId],
  );
  assert.deepEqual(after, before, 'the twin is untouched');
  await target.application.tenants.reread();
  const there = await target.as('officer1');
  const opened = await there.api(casesApi).one({ params: { caseId: receipt.caseId } });
  assert.match(JSON.stringify(opened), /路灯/);
  const lamps = await readPage(target.ctx, {
    resourceId: register.id,
    fields: [{ key: 'lamp', masked: false }],
    where: [],
    after: null,
    limit: 9,
  });
  assert.deepEqual(
    lamps.rows.map((row) => row['lamp']),
    ['D-0731', 'D-0732'],
    'rows of the lake open with the key that came along',
  );
  const image = await there.fetch(`/api/v1/files/${photo.id}?size=thumb`);
  assert.equal(image.status, 200);
  const next = await there.api(reportsApi).submit({
    body: { channel: 'hotline', text: '又一件', categoryCode: '010102' } as never,
  });
  await target.settle();
  assert.ok(next.caseId, 'the town works on');
  await assert.rejects(
    importTown({ url: target.url, dataDirectory: target.dataDirectory, from: to }),
    /already/,
  );
});

test('a changed export is refused before anything is written', async (t) => {
  const source = await testTown(t);
  const folder = await mkdtemp(join(tmpdir(), 'zhenshu-export-'));
  atEnd(t, () => rm(folder, { recursive: true, force: true }));
  const to = join(folder, 'baisha');
  await exportTown({
    url: source.url,
    dataDirectory: source.dataDirectory,
    code: 'baisha',
    to,
    now: () => new Date(),
  });
  await forget(source, source.twinId);
  const path = join(to, 'tables', 'people.people.copy.zst');
  const bytes = await readFile(path);
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  await writeFile(path, bytes);
  await assert.rejects(
    importTown({ url: source.url, dataDirectory: source.dataDirectory, from: to }),
    TownExportError,
  );
  assert.deepEqual(
    await source.sql('SELECT 1 FROM platform.tenants WHERE tenant_id = $1', [source.twinId]),
    [],
  );
});

const lampField = plainField('lamp', '灯杆编号', { required: true });

/** Takes a tenant out of a database, past everything. */
async function forget(town: TestTown, tenantId: string): Promise<void> {
  const tables = await town.sql<{ name: string }>(
    `SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'
     WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relnamespace::regnamespace::text NOT LIKE 'pg_%'`,
  );
  const deletes = tables.map(({ name }) => `DELETE FROM ${name} WHERE tenant_id = '${tenantId}'`);
  await town.sql(`SET session_replication_role = replica; ${deletes.join('; ')}`);
}
