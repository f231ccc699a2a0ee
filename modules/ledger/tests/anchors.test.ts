import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { atEnd } from '#platform/testing/index.ts';
import type { TestTown } from '#testing';
import { Chain } from '../adapters/chain.ts';
import { api } from '../contract/index.ts';
import { nextTry } from '../rules/retry.ts';
import { anchorAll } from '../service/anchor.ts';
import { houseOf } from '../service/house.ts';
import { payer, startChain } from './chain-fixture.ts';
import { exported, folder, report, said, signAll, townWithCase, verify } from './ledger-fixture.ts';

const round = (town: TestTown) => anchorAll(houseOf(town.database));

async function anchorsOf(town: TestTown) {
  return (await (await town.as('admin')).api(api).overview({})).anchoring;
}

test('the committed contract is what its source compiles to', async () => {
  const folderOf = join(import.meta.dirname, '..', 'chain');
  const source = await readFile(join(folderOf, 'LedgerAnchor.sol'), 'utf8');
  const artefact = JSON.parse(await readFile(join(folderOf, 'ledger-anchor.json'), 'utf8')) as {
    sourceSha256: string;
  };
  assert.equal(createHash('sha256').update(source).digest('hex'), artefact.sourceSha256);
});

test('checkpoints are anchored on a chain; the contract refuses smaller ones and a second root', async (t) => {
  const chain = await startChain();
  atEnd(t, () => chain.stop());
  const environment = { ZHENSHU_LEDGER_CHAIN_URL: chain.url, ZHENSHU_LEDGER_CHAIN_KEY: payer };
  const { town } = await townWithCase(t, { environment });
  await round(town);
  const first = await anchorsOf(town);
  const [kept] = first.anchors;
  assert.equal(kept?.state, 'done', kept?.lastError ?? '');
  assert.match(kept.place ?? '', /^0x[0-9a-f]{40} @ 1$/i);
  assert.match(kept.transaction ?? '', /^0x[0-9a-f]{64}$/);
  const { assurance, origin } = await (await town.as('leader')).api(api).overview({});
  assert.equal(assurance, 'anchored');

  const direct = new Chain(chain.url, payer);
  const contract = (kept.place ?? '').split(' ')[0] as `0x${string}`;
  const log = createHash('sha256').update(origin).digest();
  const head = await direct.headOf(contract, log);
  assert.deepEqual([head.size, head.root.toString('base64')], [kept.size, kept.root]);
  await assert.rejects(direct.anchor(contract, log, { ...head, size: head.size - 1 }), /NotLarger/);
  await assert.rejects(direct.anchor(contract, log, head), /NotLarger/);

  assert.equal(chain.transactions(), 4, 'one contract for the county and its two towns');
  await report(town, '又满了');
  await signAll(town);
  await round(town);
  assert.equal((await anchorsOf(town)).anchors.length, 1, 'not before the interval has passed');
  town.clock.advance(3600);
  await round(town);
  const again = await anchorsOf(town);
  assert.deepEqual(
    again.anchors.map(({ state }) => state),
    ['done', 'done'],
  );
});

test('a chain that is down blocks nothing: anchors wait, are shown, and go through later', async (t) => {
  const chain = await startChain();
  atEnd(t, () => chain.stop());
  const environment = { ZHENSHU_LEDGER_CHAIN_URL: chain.url, ZHENSHU_LEDGER_CHAIN_KEY: payer };
  const { town } = await townWithCase(t, { environment });
  chain.down = true;
  await round(town);
  await report(town, '又满了');
  await signAll(town);
  const waiting = await anchorsOf(town);
  assert.equal(waiting.waiting, 1);
  assert.equal(waiting.anchors[0]?.attempts, 1);
  assert.match(waiting.anchors[0]?.lastError ?? '', /eth_chainId/);
  await round(town);
  assert.equal((await anchorsOf(town)).anchors[0]?.attempts, 1, 'not tried again at once');
  chain.down = false;
  await (await town.as('admin')).api(api).retryAnchors({});
  await round(town);
  assert.equal((await anchorsOf(town)).waiting, 0);
});

test('a transaction that waits for its block is not sent twice', async (t) => {
  const chain = await startChain();
  atEnd(t, () => chain.stop());
  const environment = { ZHENSHU_LEDGER_CHAIN_URL: chain.url, ZHENSHU_LEDGER_CHAIN_KEY: payer };
  const { town } = await townWithCase(t, { environment });
  await round(town);
  await report(town, '又满了');
  await signAll(town);
  town.clock.advance(3600);
  const before = chain.transactions();
  chain.stalled = true;
  await round(town);
  assert.equal((await anchorsOf(town)).anchors[0]?.state, 'sent');
  await round(town);
  assert.equal(chain.transactions(), before + 1);
  chain.stalled = false;
  await round(town);
  assert.equal((await anchorsOf(town)).anchors[0]?.state, 'done');
  assert.equal(chain.transactions(), before + 1);
});

test('without a chain signed checkpoints go to other storage, and show a log that was rolled back', async (t) => {
  const elsewhere = await folder(t);
  const environment = { ZHENSHU_LEDGER_ANCHOR_DIRECTORY: elsewhere };
  const { town } = await townWithCase(t, { environment });
  const old = await exported(t, town);
  await report(town, '又满了');
  await signAll(town);
  await round(town);
  const [name = ''] = await readdir(join(elsewhere, 'qingxi'));
  const trusted = join(elsewhere, 'qingxi', name);
  assert.deepEqual(said(await verify(await exported(t, town), '--trust', trusted)), []);
  const verdict = await verify(old, '--trust', trusted);
  assert.match(said(verdict).join(), /rolled back/);
});

test('waits grow from half a minute to an hour', () => {
  const now = new Date('2026-11-23T02:00:00Z');
  const waits = [1, 2, 3, 8, 20].map((n) => (nextTry(now, n).getTime() - now.getTime()) / 1000);
  assert.deepEqual(waits, [30, 60, 120, 3600, 3600]);
});
