/** Who paid takes a receipt of the ledger home that is checked off line; nobody else gets it. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestTown } from '#testing';
import { api } from '../contract/index.ts';
import {
  begin,
  billOf,
  deliver,
  hasCode,
  owing,
  payAt,
  payingTown,
  residentOf,
} from './paying-town.ts';

const verifier = join(import.meta.dirname, '..', '..', '..', 'bin', 'verify-ledger.mjs');

interface Verdict {
  readonly ok: boolean;
  readonly faults: readonly { readonly where: string; readonly what: string }[];
  readonly notes: readonly string[];
}

async function verdictOn(town: TestTown, name: string, text: string): Promise<Verdict> {
  const path = join(town.dataDirectory, name);
  await writeFile(path, text);
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [verifier, '--json', path], (error, stdout, stderr) => {
      if (stdout) resolve(JSON.parse(stdout) as Verdict);
      else reject(new Error(stderr || String(error)));
    });
  });
}

async function allSigned(town: TestTown): Promise<void> {
  await town.application.startServices(['worker']);
  for (;;) {
    const [left] = await town.sql<{ open: number }>(
      `SELECT (SELECT count(*) FROM platform.ledger_queue WHERE tenant_id = $1)
         + (SELECT count(*) FROM ledger.logs WHERE tenant_id = $1 AND signed_size < size) AS open`,
      [town.tenantId],
    );
    if (Number(left?.open) === 0) return;
  }
}

test('a payment has a receipt of the ledger for whoever paid; a changed one is found out', async (t) => {
  const paying = await payingTown(t);
  const { town } = paying;
  const [bill, other] = await owing(paying, 'sanitation');
  assert.ok(bill && other);
  const me = await residentOf(paying, bill.personId);
  const order = await begin(me, bill.billId, { channel: 'wechat', way: 'h5' });
  await deliver(paying, 'wechat', await payAt(paying, order));
  const receiptId = (await billOf(me, bill.billId)).receiptId ?? '';
  const params = { receiptId };
  await assert.rejects(me.api(api).ownReceiptProof({ params }), hasCode('payment-not-signed'));
  await allSigned(town);

  const { fileName, text } = await me.api(api).ownReceiptProof({ params });
  assert.match(fileName, /^PJ.*-\d+\.tlog-proof$/);
  const good = await verdictOn(town, 'good.tlog-proof', text);
  assert.deepEqual(good.faults, []);
  assert.match(good.notes.join('\n'), /: payment PZ/);

  const [payer] = await town.sql<{ name: string }>(
    'SELECT payer_name AS name FROM payment.receipts WHERE id = $1',
    [receiptId],
  );
  const extra = /^extra (\S+)$/m.exec(text)?.[1] ?? '';
  const record = Buffer.from(extra, 'base64').toString();
  assert.ok(payer && payer.name !== '' && !record.includes(payer.name), 'nobody is named');

  // The same way up the tree leads from a place behind the end: only the size tells that it is none.
  const behind = text.replace(/^index (\d+)$/m, (_, at: string) => `index ${Number(at) + 2 ** 40}`);
  assert.match(
    (await verdictOn(town, 'behind.tlog-proof', behind)).faults[0]?.what ?? '',
    /not in the signed log/,
  );
  const changed = Buffer.from(record.replace('payment', 'surplus')).toString('base64');
  const lied = await verdictOn(town, 'lied.tlog-proof', text.replace(extra, changed));
  assert.equal(lied.ok, false);

  const neighbour = await residentOf(paying, other.personId);
  await assert.rejects(neighbour.api(api).ownReceiptProof({ params }), hasCode('not-found'));
  await assert.rejects(
    (await town.as('clerk1')).api(api).ownReceiptProof({ params }),
    (error: Error) =>
      /only|not|sign|found/i.test(String((error as { problem?: { code: string } }).problem?.code)),
  );
});
