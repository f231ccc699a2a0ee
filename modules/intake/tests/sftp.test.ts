import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testTown } from '#testing';
import { noSchedule } from '../contract/source.ts';
import { countRows } from '../index.ts';
import { workUntilDone } from '../service/bring/work.ts';
import { runSource } from '../service/fetch/run.ts';
import { tryConnection } from '../service/sources/try.ts';
import { fetched, people } from './fetching.ts';
import { elders } from './resources.ts';
import { sftpServer } from './sftp-server.ts';

const text = (from: number, to: number): string =>
  `姓名,身份证号\n${people
    .slice(from, to)
    .map(({ name, idNumber }) => `${name},${idNumber}\n`)
    .join('')}`;

test('files on an SFTP server come in once, in their order; after a cut the rest follows; a strange host gets no password', async (t) => {
  const town = await testTown(t);
  const { ctx } = town;
  const resource = await elders(town);
  const server = await sftpServer(t, 'geheim');
  server.files.set('名册1.csv', { text: text(0, 100), modified: 1_790_000_000 });
  server.files.set('说明.txt', { text: 'x', modified: 1_790_000_001 });
  const settings = {
    host: '127.0.0.1',
    port: server.port,
    user: 'hub',
    directory: '/upload',
    pattern: '名册*.csv',
    hostKey: server.hostKey,
  };
  const given = { resourceId: resource.id, title: '卫生院', kind: 'sftp' as const, settings };
  const trial = { ...given, mode: 'merge' as const, schedule: noSchedule, secret: 'geheim' };
  await assert.rejects(
    tryConnection(ctx, { ...trial, settings: { ...settings, hostKey: 'SHA256:anderer' } }),
    { code: 'source-unreachable' },
  );
  assert.deepEqual(server.passwords, [], 'nothing was sent to a host whose key is another');
  await assert.rejects(tryConnection(ctx, { ...trial, secret: 'falsch' }), {
    code: 'source-unreachable',
  });
  assert.deepEqual(await tryConnection(ctx, trial), { columns: ['名册1.csv'], rows: 1 });

  const { source, batch } = await fetched(town, { ...given, secret: 'geheim' });
  assert.deepEqual([batch.counts.accepted, batch.counts.added], [100, 100]);
  await assert.rejects(runSource(ctx, source.id, true), { code: 'nothing-new' });

  server.files.set('名册3.csv', { text: text(150, 250), modified: 1_790_000_020 });
  server.files.set('名册2.csv', { text: text(90, 160), modified: 1_790_000_010 });
  server.cutAt = '名册3.csv';
  await assert.rejects(runSource(ctx, source.id, true), { code: 'source-unreachable' });
  await workUntilDone(ctx);
  assert.equal(
    await countRows(ctx, { resourceId: resource.id, where: [] }),
    160,
    'the first of two',
  );
  server.cutAt = null;
  await runSource(ctx, source.id, true);
  await workUntilDone(ctx);
  assert.equal(await countRows(ctx, { resourceId: resource.id, where: [] }), 250);
  assert.deepEqual(server.opened, ['名册1.csv', '名册2.csv', '名册3.csv', '名册3.csv']);
  const [batches] = await town.sql<{ n: number }>('SELECT count(*)::int AS n FROM intake.batches');
  assert.equal(batches?.n, 3, 'a cut file leaves no batch');
});
