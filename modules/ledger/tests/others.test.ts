import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { api as reports } from '#modules/reports/contract/index.ts';
import { enter } from '#platform/ledger/index.ts';
import type { TestTown } from '#testing';
import { publicKeys } from '../service/public-keys.ts';
import { folder, signAll, townWithCase } from './ledger-fixture.ts';
import { debianGo, runGo } from './others/go.ts';

const program = join(import.meta.dirname, 'others', 'verify.go');

/** Three full tiles and a part of a fourth: a second level, and widths that are no power of two. */
const acts = 800;

async function fill(town: TestTown): Promise<void> {
  await town.database.inTenant(town.ctx, (tx) =>
    enter(
      tx,
      Array.from({ length: acts }, (_, at) => ({
        source: 'cases',
        kind: 'cases.comment',
        subject: `subject-${at}`,
        rows: [{ id: crypto.randomUUID(), content: `{"at":${at}}` }],
        state: '{}',
      })),
    ),
  );
  await signAll(town);
}

test('what is served verifies with the Go team’s log code, entry by entry, and so does a receipt', async (t) => {
  await debianGo();
  const { town, reported } = await townWithCase(t, { live: true });
  await fill(town);
  const { number, token } = reported;
  const { items } = await town
    .anonymous()
    .api(reports)
    .receipts({ params: { number }, body: { token } });
  const file = join(await folder(t), 'receipt.tlog-proof');
  await writeFile(file, items[0]?.text ?? '');
  const [key = ''] = await publicKeys(town.ctx);
  const log = `${town.origin}/ledger`;
  const found = await runGo(program, [log, key, file]);
  assert.ok(found.size > acts);
  assert.deepEqual(found, { ...found, records: found.size, receipts: 1 });
  assert.ok(found.trees > 10);

  const forged = (items[0]?.text ?? '').replace(
    /^index (\d+)$/m,
    (_, index: string) => `index ${Number(index) + 1}`,
  );
  await writeFile(file, forged);
  await assert.rejects(runGo(program, [log, key, file]), /receipt/);
});
