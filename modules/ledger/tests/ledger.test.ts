import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';
import { readCheckpoint, readNote, readVerifier, signedBy } from '#protocols/tlog/index.ts';
import { api as reports } from '#modules/reports/contract/index.ts';
import { api } from '../contract/index.ts';
import { healthChecks } from '../health.ts';
import { forgetRows } from '../index.ts';
import { houseOf } from '../service/house.ts';
import { checkHistory } from '../web/check/check-history.ts';
import { checkReceipt } from '../web/check/check.ts';
import { exported, folder, report, said, signAll, townWithCase, verify } from './ledger-fixture.ts';

test('each act of a case is an entry; a stranger checks the history with nothing but the file', async (t) => {
  const { town, reported } = await townWithCase(t);
  const officer = (await town.as('officer1')).api(api);
  const asked = { source: 'cases', subject: reported.caseId };
  const history = await officer.history({ query: asked });
  const kinds = history.entries.map(({ record }) => (JSON.parse(record) as { kind: string }).kind);
  assert.deepEqual(kinds, ['cases.register', 'cases.accept', 'cases.comment']);
  assert.equal(history.rows.length, 4, 'register and dispatch are one act');
  assert.equal(history.label, reported.number);
  const path = join(await folder(t), 'history.json');
  await writeFile(path, JSON.stringify(history));
  const verdict = await verify(path, '--key', history.keys[0] ?? '');
  assert.deepEqual(said(verdict), []);
  assert.deepEqual(checkHistory(history).findings, [], 'the browser says the same');
  const [first, ...rest] = history.rows;
  const changed = { ...history, rows: [{ id: first?.id ?? '', content: '{}' }, ...rest] };
  assert.equal(checkHistory(changed).findings[0]?.code, 'row-changed');
  assert.equal(checkHistory({ ...history, rows: rest }).findings[0]?.code, 'row-gone');
  assert.equal(checkHistory({ ...history, state: '{}' }).findings[0]?.code, 'state-changed');
  const forged = { ...history, rows: [...history.rows, { id: 'forged', content: '{}' }] };
  assert.equal(checkHistory(forged).findings[0]?.code, 'row-added');
  const badge = await officer.badge({ query: asked });
  assert.deepEqual([badge.entries, badge.signed, badge.waiting], [3, 3, 0]);
});

test('the log says nothing of anybody: commitments only', async (t) => {
  const { town } = await townWithCase(t);
  const answer = await town.anonymous().fetch('/ledger/checkpoint');
  assert.equal(answer.headers.get('content-type'), 'text/plain; charset=utf-8');
  const note = readNote(await answer.text());
  const head = readCheckpoint(note.text);
  assert.equal(head.origin, 'localhost/qingxi');
  const leader = (await town.as('leader')).api(api);
  const { keys } = await leader.overview({});
  assert.equal(signedBy(note, keys.map(readVerifier)).length, 1);
  const width = head.size % 256;
  const last = String(Math.floor(head.size / 256)).padStart(3, '0');
  const bundle = await town.anonymous().fetch(`/ledger/tile/entries/${last}.p/${width}`);
  const bytes = Buffer.from(await bundle.arrayBuffer());
  assert.equal(bytes.length, width * (2 + 33));
  const shorter = await town.anonymous().fetch(`/ledger/qingxi/tile/0/${last}.p/1`);
  assert.equal((await shorter.arrayBuffer()).byteLength, 32);
  for (const path of [`0/${last}.p/${width + 1}`, `0/${last}`, `00/${last}`, `0/${last}.p/0`]) {
    assert.equal((await town.anonymous().fetch(`/ledger/tile/${path}`)).status, 404, path);
  }
  assert.equal((await town.anonymous().fetch('/ledger/nowhere/checkpoint')).status, 404);
});

test('a whole town is exported and found as it was signed', async (t) => {
  const { town } = await townWithCase(t);
  const copy = await exported(t, town);
  const verdict = await verify(copy);
  assert.deepEqual(said(verdict), []);
  // Once missed, in the 1,000 random edits: the last line end alone.
  const checkpoint = join(copy, 'checkpoint');
  await writeFile(checkpoint, (await readFile(checkpoint)).subarray(0, -1));
  const [cut] = said(await verify(copy));
  assert.match(cut ?? '', /^checkpoint: the last signature line does not end/);
});

test('an act that failed leaves no entry', async (t) => {
  const { town, reported } = await townWithCase(t);
  const before = await town.sql('SELECT 1 FROM ledger.entries');
  const crew = await town.as('crew-sanitation-1');
  const refused = await crew.fetch(`/api/v1/cases/${reported.caseId}/actions/close`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ version: 1 }),
  });
  assert.ok(refused.status >= 400);
  await signAll(town);
  assert.equal((await town.sql('SELECT 1 FROM ledger.entries')).length, before.length);
});

test('proofs of inclusion and consistency are given to anyone, and nonsense is refused', async (t) => {
  const { town } = await townWithCase(t);
  const anyone = town.anonymous().api(api);
  const before = await anyone.proof({ query: { index: 0 } });
  await report(town, '又满了');
  await signAll(town);
  const now = await anyone.proof({ query: { index: before.size } });
  assert.ok(now.size > before.size);
  const { proof } = await anyone.consistency({ query: { from: before.size, to: now.size } });
  assert.ok(proof.length > 0);
  const code = (expected: string) => (error: unknown) =>
    (error as { problem?: { code: string } }).problem?.code === expected;
  await assert.rejects(anyone.proof({ query: { index: now.size } }), code('ledger-entry-unknown'));
  await assert.rejects(anyone.consistency({ query: { from: 0, to: 1 } }), code('ledger-sizes'));
  await assert.rejects(
    anyone.consistency({ query: { from: 1, to: now.size + 1 } }),
    code('ledger-sizes'),
  );
});

test('the process may be killed between any two steps: the next round comes to the same log', async (t) => {
  const { town } = await townWithCase(t);
  const path = join(town.dataDirectory, 'ledger', 'qingxi', 'checkpoint');
  const good = await readFile(path, 'utf8');
  // Killed after the places were committed and the checkpoint written, before the database knew of it.
  await town.sql('UPDATE ledger.logs SET signed_size = 1, root = NULL WHERE tenant_id = $1', [
    town.tenantId,
  ]);
  await town.sql(`UPDATE ledger.logs SET signed_size = 0 WHERE tenant_id = $1`, [town.tenantId]);
  await signAll(town);
  assert.equal(await readFile(path, 'utf8'), good);
  assert.deepEqual(said(await verify(await exported(t, town))), []);
});

test('a reporter takes receipts home; each is checked off line and tells nothing of others', async (t) => {
  const { town, reported } = await townWithCase(t);
  const { number, token } = reported;
  const { items } = await town
    .anonymous()
    .api(reports)
    .receipts({ params: { number }, body: { token } });
  assert.deepEqual(
    items.map(({ action }) => action),
    ['register', 'accept'],
  );
  const path = join(await folder(t), items[0]?.fileName ?? '');
  const text = items[0]?.text ?? '';
  await writeFile(path, text);
  const verdict = await verify(path);
  assert.deepEqual(said(verdict), []);
  assert.match(verdict.notes.join(), new RegExp(`cases\\.register ${number}`));
  assert.ok(!text.includes('垃圾桶'));
  const [, extra = ''] = /^extra (.+)$/m.exec(text) ?? [];
  assert.doesNotMatch(Buffer.from(extra, 'base64').toString(), /垃圾桶|rowSalt/);
  const checked = checkReceipt(text);
  assert.deepEqual([checked.findings, checked.record?.label], [[], number]);
  const page = await (await town.anonymous().fetch('/ledger/check.html')).text();
  const [, script = ''] = /<script type="module">([^]*)<\/script>/.exec(page) ?? [];
  const document = { getElementById: () => ({ addEventListener: () => undefined }) };
  const surroundings = { document, TextEncoder, TextDecoder, atob, btoa };
  const check = runInNewContext(`${script}; checkReceipt`, surroundings) as typeof checkReceipt;
  assert.equal(check(text).findings.length, 0, 'the page that works off line says the same');
  const moved = text.replace(/^index (\d+)$/m, (_, at: string) => `index ${Number(at) + 1}`);
  assert.equal(check(moved).findings[0]?.code, 'not-in-log');
  await writeFile(
    path,
    text.replace(/^index (\d+)$/m, (_, index: string) => `index ${Number(index) + 1}`),
  );
  assert.match(said(await verify(path)).join(), /not in the signed log/);
  await assert.rejects(
    town
      .anonymous()
      .api(reports)
      .receipts({ params: { number }, body: { token: 'wrong-token' } }),
  );
});

test('rows are erased, the ledger verifies, and what was in them can no longer be found out', async (t) => {
  const { town, reported } = await townWithCase(t);
  const { tenantId } = town;
  const steps = await town.sql<{ id: string }>(
    "SELECT id FROM cases.trace WHERE case_id = $1 AND action = 'comment'",
    [reported.caseId],
  );
  const ids = steps.map(({ id }) => id);
  await town.sql("UPDATE cases.trace SET note = '' WHERE id = ANY ($1::uuid[])", [ids]);
  const before = await verify(await exported(t, town));
  assert.match(said(before).join(), /was changed \(cases\.comment/);
  await town.database.inTenant(town.ctx, (tx) => forgetRows(tx, ids, '居民要求删除'));
  await signAll(town);
  const copy = await exported(t, town);
  const after = await verify(copy);
  assert.deepEqual(said(after), []);
  assert.match(after.notes.join(), /1 rows were erased/);
  const officer = (await town.as('officer1')).api(api);
  const history = await officer.history({ query: { source: 'cases', subject: reported.caseId } });
  const path = join(await folder(t), 'history.json');
  await writeFile(path, JSON.stringify(history));
  assert.deepEqual(said(await verify(path)), []);
  // Whoever takes a salt away without saying so is found.
  await town.sql(
    "UPDATE ledger.entries SET row_salt = NULL WHERE tenant_id = $1 AND kind = 'cases.accept'",
    [tenantId],
  );
  assert.match(said(await verify(await exported(t, town))).join(), /gone without an erasure/);
});

test('the operator is told when a log signs nothing, what waits, and that no anchor is set', async (t) => {
  const { town } = await townWithCase(t);
  const { host } = houseOf(town.database);
  const look = async () =>
    Promise.all(healthChecks.map(async (one) => (await one.look(town.ctx, host)).state));
  assert.deepEqual(await look(), ['ok', 'off']);
  await report(town, '又满了');
  town.clock.advance(60);
  assert.deepEqual(await look(), ['warning', 'off']);
  await signAll(town);
  await town.sql('DELETE FROM ledger.entries WHERE tenant_id = $1 AND position > 2', [
    town.tenantId,
  ]);
  await town.sql('UPDATE ledger.logs SET size = 3, signed_size = 1 WHERE tenant_id = $1', [
    town.tenantId,
  ]);
  houseOf(town.database).edges.clear();
  await signAll(town);
  assert.deepEqual(await look(), ['urgent', 'off'], 'entries were lost: nothing more is signed');
  const admin = (await town.as('admin')).api(api);
  await admin.resume({ body: { reason: '由备份恢复,缺失部分已登记' } });
  await signAll(town);
  assert.deepEqual(await look(), ['ok', 'off']);
});
