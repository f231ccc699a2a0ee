import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { atEnd } from '#platform/testing/index.ts';
import {
  checkpointText,
  consistencyProof,
  cosign,
  cosignedBy,
  Edge,
  emptyRoot,
  generateKey,
  readAddCheckpoint,
  readCheckpoint,
  readNote,
  readVerifier,
  signNote,
  tilePath,
  type TileSource,
  writeAddCheckpoint,
} from '#protocols/tlog/index.ts';
import type { TestTown } from '#testing';
import { api } from '../contract/index.ts';
import { askWitnesses } from '../service/ask-witnesses.ts';
import { houseOf } from '../service/house.ts';
import { report, signAll, townWithCase } from './ledger-fixture.ts';

const ask = (town: TestTown) => askWitnesses(houseOf(town.database));
const overviewAs = async (town: TestTown, name: string, where?: 'yunling') =>
  (await town.as(name, where)).api(api).overview({});

/** A log somewhere else, of which the town's witness knows the key. */
function foreignLog() {
  const key = generateKey('ed25519', 'elsewhere.example/log');
  const edge = new Edge();
  const tiles = new Map<string, Buffer>();
  const source: TileSource = (wanted) =>
    Promise.resolve(wanted.map((at) => tiles.get(tilePath(at)) as Buffer));
  const note = (root = edge.root(), size = edge.size) =>
    signNote(checkpointText({ origin: key.name, size, root }), [key]);
  const grow = (...entries: string[]) => {
    const written = edge.append(entries.map((entry) => Buffer.from(entry)));
    for (const { bytes, ...at } of written) tiles.set(tilePath(at), bytes);
  };
  return { key, edge, note, grow, source };
}

async function post(town: TestTown, body: string) {
  const answer = await town.anonymous().fetch('/ledger/witness/add-checkpoint', {
    method: 'POST',
    headers: { 'content-type': 'text/plain' },
    body,
  });
  return {
    status: answer.status,
    type: answer.headers.get('content-type'),
    text: await answer.text(),
  };
}

test('county and towns witness each other; the screen says what that proves', async (t) => {
  const { town } = await townWithCase(t);
  assert.equal((await overviewAs(town, 'leader')).assurance, 'operatorOnly');
  await ask(town);
  const own = await overviewAs(town, 'leader');
  assert.equal(own.assurance, 'insideWitness');
  assert.deepEqual(
    own.witnesses.map(({ name, inside, knownSize }) => [name, inside, knownSize]),
    [['localhost/yunling/witness', true, own.signedSize]],
  );
  const published = await (await town.anonymous().fetch('/ledger/checkpoint')).text();
  const witnesses = own.witnesses.map(({ key }) => readVerifier(key));
  assert.equal(cosignedBy(readNote(published), witnesses).length, 1);
  const county = await overviewAs(town, 'operator1', 'yunling');
  assert.deepEqual(
    county.witnessed.map(({ origin }) => origin),
    ['localhost/baisha', 'localhost/qingxi'],
  );
  await report(town, '又满了');
  await signAll(town);
  await ask(town);
  const later = await overviewAs(town, 'leader');
  assert.equal(later.witnesses[0]?.knownSize, later.signedSize);
  assert.equal(later.witnesses[0]?.lastError, null);
});

test('a witness follows the protocol: each answer has the status that the specification names', async (t) => {
  const { town } = await townWithCase(t);
  const log = foreignLog();
  const [empty] = [writeAddCheckpoint({ oldSize: 0, proof: [], checkpoint: log.note() })];
  assert.equal((await post(town, empty)).status, 404, 'the log is not known');
  const admin = (await town.as('admin')).api(api);
  await admin.addWitnessed({ body: { keys: [log.key.verifier.text] } });
  const witness = readVerifier((await overviewAs(town, 'leader')).witnessKey);

  log.grow('a', 'b', 'c');
  const first = log.note();
  const good = await post(town, writeAddCheckpoint({ oldSize: 0, proof: [], checkpoint: first }));
  assert.equal(good.status, 200, good.text);
  const [seen] = cosignedBy(readNote(first + good.text), [witness]);
  assert.equal(seen?.at.toISOString(), '2026-11-23T02:00:00.000Z');

  log.grow('d', 'e');
  const proof = await consistencyProof(3, 5, log.source);
  const second = log.note();
  const stale = await post(town, writeAddCheckpoint({ oldSize: 0, proof: [], checkpoint: second }));
  assert.deepEqual([stale.status, stale.type, stale.text], [409, 'text/x.tlog.size', '3\n']);
  const unproven = writeAddCheckpoint({ oldSize: 3, proof: [emptyRoot], checkpoint: second });
  assert.equal((await post(town, unproven)).status, 422);
  const stranger = generateKey('ed25519', log.key.name);
  const forged = signNote(readNote(second).text, [stranger]);
  assert.equal(
    (await post(town, writeAddCheckpoint({ oldSize: 3, proof, checkpoint: forged }))).status,
    403,
  );
  const backwards = writeAddCheckpoint({ oldSize: 9, proof: [], checkpoint: second });
  assert.equal((await post(town, backwards)).status, 400);
  for (const nonsense of ['', 'old 3\n\n', 'old x\n\nnote', second, `${'x'.repeat(20_000)}`]) {
    const { status } = await post(town, nonsense);
    assert.ok(status === 400 || status === 413, `${status}`);
  }
  assert.equal(
    (await post(town, writeAddCheckpoint({ oldSize: 3, proof, checkpoint: second }))).status,
    200,
  );
  const again = writeAddCheckpoint({ oldSize: 5, proof: [], checkpoint: second });
  assert.equal((await post(town, again)).status, 200, 'the same checkpoint may be signed again');
  const garbled = writeAddCheckpoint({ oldSize: 5, proof: [emptyRoot], checkpoint: second });
  assert.equal((await post(town, garbled)).status, 422, 'anybody can send that: no evidence');
  const untyped = await town.anonymous().fetch('/ledger/witness/add-checkpoint', {
    method: 'POST',
    body: new TextEncoder().encode(again),
  });
  assert.equal(untyped.status, 200, 'no type of content is asked for');
  const typed = await town.anonymous().fetch('/ledger/witness/add-checkpoint', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: again,
  });
  assert.equal(typed.status, 200, 'nor looked at');
  const fork = writeAddCheckpoint({ oldSize: 5, proof: [], checkpoint: log.note(emptyRoot, 5) });
  assert.equal((await post(town, fork)).status, 409);
  const [known] = (await overviewAs(town, 'leader')).witnessed.filter(({ inside }) => !inside);
  assert.equal(known?.refusals, 2);
  assert.ok(known.refusedNote?.startsWith('elsewhere.example/log\n5\n'), 'kept as evidence');
});

test('two checkpoints at once: only one can follow the last one seen', async (t) => {
  const { town } = await townWithCase(t);
  const log = foreignLog();
  await (await town.as('admin')).api(api).addWitnessed({ body: { keys: [log.key.verifier.text] } });
  log.grow('a');
  await post(town, writeAddCheckpoint({ oldSize: 0, proof: [], checkpoint: log.note() }));
  const bodies = [];
  for (let size = 2; size <= 6; size += 1) {
    log.grow(`entry ${size}`);
    const proof = await consistencyProof(1, size, log.source);
    bodies.push(writeAddCheckpoint({ oldSize: 1, proof, checkpoint: log.note() }));
  }
  const answers = await Promise.all(bodies.map((body) => post(town, body)));
  assert.equal(answers.filter(({ status }) => status === 200).length, 1);
});

/** A witness outside, as others run them. */
async function outsideWitness(t: TestContext) {
  const key = generateKey('cosignature', 'witness.example/w1');
  const state = { size: 0, down: false };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { oldSize, checkpoint } = readAddCheckpoint(Buffer.concat(chunks).toString());
      const { text } = readNote(checkpoint);
      if (state.down) response.writeHead(500).end('out of order\n');
      else if (oldSize !== state.size) {
        response.writeHead(409, { 'content-type': 'text/x.tlog.size' }).end(`${state.size}\n`);
      } else {
        state.size = readCheckpoint(text).size;
        response.end(cosign(text, key, new Date('2026-11-23T02:00:00Z')));
      }
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  atEnd(t, () => new Promise((ended) => server.close(ended)));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { key: key.verifier.text, url, state };
}

test('an outside witness is asked, catches up after it was told less, and its failures are shown', async (t) => {
  const { town } = await townWithCase(t);
  const { state, ...witness } = await outsideWitness(t);
  const admin = (await town.as('admin')).api(api);
  await admin.addWitness({ body: witness });
  await ask(town);
  assert.equal((await overviewAs(town, 'leader')).assurance, 'outsideWitness');
  state.size = 2;
  await report(town, '又满了');
  await signAll(town);
  await ask(town);
  const caught = await overviewAs(town, 'leader');
  assert.equal(state.size, caught.signedSize);
  state.down = true;
  await report(town, '还是满的');
  await signAll(town);
  await ask(town);
  const outside = (await overviewAs(town, 'leader')).witnesses.find(({ inside }) => !inside);
  assert.match(outside?.lastError ?? '', /^500 out of order/);
  assert.ok(outside?.failingSince);
  state.down = false;
  state.size = 1_000_000;
  await ask(town);
  const rolled = (await overviewAs(town, 'leader')).witnesses.find(({ inside }) => !inside);
  assert.match(rolled?.lastError ?? '', /rolled back/);
  await admin.removeWitness({ body: { name: 'witness.example/w1', reason: '试用结束' } });
});

test('witnesses are added with the right kind of key and a safe address only', async (t) => {
  const { town } = await townWithCase(t);
  const admin = (await town.as('admin')).api(api);
  const code = (expected: string) => (error: unknown) =>
    (error as { problem?: { code: string } }).problem?.code === expected;
  const { key } = await outsideWitness(t);
  const log = generateKey('ed25519', 'elsewhere.example/log').verifier.text;
  const url = 'https://witness.example/w1';
  await assert.rejects(
    admin.addWitness({ body: { key: log, url } }),
    code('ledger-key-unreadable'),
  );
  await assert.rejects(
    admin.addWitness({ body: { key, url: 'http://witness.example' } }),
    code('ledger-url'),
  );
  await admin.addWitness({ body: { key, url } });
  await assert.rejects(admin.addWitness({ body: { key, url } }), code('ledger-witness-known'));
  const other = generateKey('ed25519', 'other.example/log').verifier.text;
  await assert.rejects(
    admin.addWitnessed({ body: { keys: [log, other] } }),
    code('ledger-keys-of-one-log'),
  );
  await assert.rejects(
    admin.removeWitness({ body: { name: 'localhost/yunling/witness', reason: '不要了' } }),
    code('ledger-witness-unknown'),
  );
  const officer = (await town.as('officer1')).api(api);
  await assert.rejects(officer.addWitness({ body: { key, url } }), code('not-permitted'));
});
