import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Engine, watched } from './index.ts';

test('a long statement tells how far it is; nothing else of the configuration can be changed', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'zhenshu-engine-'));
  const engine = new Engine({ temporaryDirectory: folder, directories: [], threads: 1 });
  t.after(async () => {
    await engine.close();
    await rm(folder, { recursive: true, force: true });
  });
  await engine.use(async (connection) => {
    await connection.run('CREATE TABLE many AS SELECT range AS n FROM range(400000)');
    const shares: number[] = [];
    const slow = `SELECT sum(length(sha256(${'sha256('.repeat(8)}n::VARCHAR${')'.repeat(8)}))) FROM many`;
    const read = await watched(
      connection,
      (share) => shares.push(share),
      () => connection.runAndReadAll(slow),
    );
    assert.equal(String(read.getRows()[0]?.[0]), '25600000');
    assert.ok(shares.length > 0, 'it told something');
    assert.ok(shares.every((share, at) => share > (shares[at - 1] ?? 0) && share <= 1));
    for (const change of ["SET memory_limit = '1MB'", 'SET enable_external_access = true']) {
      await assert.rejects(connection.run(change));
    }
  });
});
