import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { Edge, partialTiles } from './edge.ts';
import {
  checkpointText,
  consistencyProof,
  cosign,
  cosignedBy,
  emptyRoot,
  generateKey,
  headOfBundle,
  inclusionProof,
  leafHash,
  parseTilePath,
  readAddCheckpoint,
  readBundle,
  readCheckpoint,
  readNote,
  readProofFile,
  readSigner,
  readVerifier,
  rootOf,
  signedBy,
  signNote,
  TlogFault,
  type TileSource,
  tilePath,
  verifyConsistency,
  verifyInclusion,
  writeAddCheckpoint,
  writeBundle,
  writeProofFile,
} from './index.ts';

const entryOf = (index: number): Buffer => Buffer.from(`entry ${index}`);
const entries = (count: number): Buffer[] => Array.from({ length: count }, (_, at) => entryOf(at));

/** RFC 6962, 2.1, word for word. */
function treeHash(data: readonly Buffer[]): Buffer {
  const sha = (...parts: Uint8Array[]) =>
    createHash('sha256').update(Buffer.concat(parts)).digest();
  if (data.length === 0) return sha();
  if (data.length === 1) return sha(Buffer.from([0]), data[0] as Buffer);
  let k = 1;
  while (k * 2 < data.length) k *= 2;
  return sha(Buffer.from([1]), treeHash(data.slice(0, k)), treeHash(data.slice(k)));
}

/** A log in memory, appended in pieces as a sequencer does. */
function logOf(sizes: readonly number[]): { edge: Edge; source: TileSource } {
  const edge = new Edge();
  const tiles = new Map<string, Buffer>();
  for (const size of sizes) {
    const more = entries(edge.size + size).slice(edge.size);
    for (const { bytes, ...at } of edge.append(more)) tiles.set(tilePath(at), bytes);
  }
  const source: TileSource = (wanted) =>
    Promise.resolve(
      wanted.map((at) => {
        const found = tiles.get(tilePath(at)) ?? tiles.get(tilePath({ ...at, width: 256 }));
        assert.ok(found, `${tilePath(at)} is missing`);
        return at.level === 'entries' ? found : found.subarray(0, at.width * 32);
      }),
    );
  return { edge, source };
}

const pieces = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 6 });

test('root and tiles of a growing log are those of RFC 6962, however it grew', async () => {
  await fc.assert(
    fc.asyncProperty(pieces, async (sizes) => {
      const { edge, source } = logOf(sizes);
      const wanted = treeHash(entries(edge.size));
      assert.deepEqual(edge.root(), wanted);
      assert.deepEqual(await rootOf(edge.size, source), wanted);
      const again = await Edge.load(edge.size, source);
      assert.deepEqual(again.root(), wanted);
      again.append([entryOf(edge.size)]);
      assert.deepEqual(again.root(), treeHash(entries(edge.size + 1)));
    }),
    { numRuns: 12 },
  );
});

test('a log of 70,000 entries has the tiles that the specification names', () => {
  assert.deepEqual(partialTiles(70_000).map(tilePath), [
    'tile/entries/273.p/112',
    'tile/0/273.p/112',
    'tile/1/001.p/17',
    'tile/2/000.p/1',
  ]);
  assert.deepEqual(partialTiles(256).map(tilePath), ['tile/1/000.p/1']);
});

test('proofs from tiles hold, and a changed hash, index or size breaks them', async () => {
  const { edge, source } = logOf([257, 256, 256, 31]);
  const { size } = edge;
  const root = edge.root();
  await fc.assert(
    fc.asyncProperty(fc.nat(size - 1), fc.nat(), async (index, flip) => {
      const proof = await inclusionProof(index, size, source);
      const place = { index, size, leaf: leafHash(entryOf(index)), proof };
      assert.ok(verifyInclusion(root, place));
      assert.ok(!verifyInclusion(root, { ...place, index: (index + 1) % size }));
      assert.ok(!verifyInclusion(root, { ...place, leaf: leafHash(Buffer.from('other')) }));
      const spoiled = proof.map((hash) => Buffer.from(hash));
      const hash = spoiled[flip % spoiled.length] as Buffer;
      hash[flip % 32] = (hash[flip % 32] ?? 0) ^ 1;
      assert.ok(!verifyInclusion(root, { ...place, proof: spoiled }));
    }),
    { numRuns: 60 },
  );
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: size }), async (oldSize) => {
      const oldRoot = treeHash(entries(oldSize));
      const proof = await consistencyProof(oldSize, size, source);
      const pair = { oldSize, oldRoot, size, root, proof };
      assert.ok(verifyConsistency(pair));
      assert.ok(oldSize === size || !verifyConsistency({ ...pair, oldRoot: emptyRoot }));
      assert.ok(!verifyConsistency({ ...pair, root: emptyRoot }));
    }),
    { numRuns: 60 },
  );
  await assert.rejects(() => inclusionProof(size, size, source), TlogFault);
  await assert.rejects(() => consistencyProof(0, size, source), TlogFault);
});

test('paths of tiles are written in one way only', () => {
  fc.assert(
    fc.property(
      fc.nat(2 ** 31),
      fc.integer({ min: 1, max: 256 }),
      fc.nat(63),
      (index, width, level) => {
        for (const at of [
          { level, index, width },
          { level: 'entries' as const, index, width },
        ])
          assert.deepEqual(parseTilePath(tilePath(at)), at);
      },
    ),
  );
  assert.equal(tilePath({ level: 0, index: 1_234_067, width: 256 }), 'tile/0/x001/x234/067');
  for (const wrong of [
    'tile/0/1', 'tile/00/001', 'tile/64/001', 'tile/0/x000/001', 'tile/0/001.p/0', 'tile/0/001.p/256',
    'tile/0/001.p/01', 'tile/0/001/', 'tile/0/../001', 'tile/data/001', '/tile/0/001', '',
  ]) // biome-ignore format: a list of paths
    assert.throws(() => parseTilePath(wrong), TlogFault, wrong);
});

test('bundles come back as they went in, also cut to fewer entries', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 256 }), (given) => {
      const bundle = writeBundle(given);
      assert.deepEqual(
        readBundle(bundle),
        given.map((entry) => Buffer.from(entry)),
      );
      const few = Math.floor(given.length / 2);
      assert.deepEqual(headOfBundle(bundle, few), writeBundle(given.slice(0, few)));
    }),
  );
  assert.throws(() => readBundle(Buffer.from([0, 3, 1])), TlogFault);
  assert.throws(() => readBundle(Buffer.from([0])), TlogFault);
  assert.throws(() => headOfBundle(Buffer.from([0, 0]), 2), TlogFault);
});

const head = checkpointText({ origin: 'zhenshu.example/qingxi', size: 7, root: emptyRoot });

test('a note is signed by keys of all kinds, and by theirs only', () => {
  const log = generateKey('ed25519', 'zhenshu.example/qingxi');
  const sm2 = generateKey('sm2', 'zhenshu.example/qingxi');
  const other = generateKey('ed25519', 'zhenshu.example/qingxi');
  const note = readNote(signNote(head, [log, sm2]));
  assert.equal(note.text, head);
  assert.deepEqual(readCheckpoint(note.text).size, 7);
  const signers = signedBy(note, [log.verifier, sm2.verifier, other.verifier]);
  assert.deepEqual(
    signers.map(({ kind }) => kind),
    ['ed25519', 'sm2'],
  );
  const forged = readNote(signNote(head, [log]).replace('\n7\n', '\n8\n'));
  assert.throws(() => signedBy(forged, [log.verifier]), /false/);
  const forgedSm2 = readNote(signNote(head, [sm2]).replace('\n7\n', '\n8\n'));
  assert.throws(() => signedBy(forgedSm2, [sm2.verifier]), /false/);
});

test('keys go through their texts unchanged; texts that are spoiled are refused', () => {
  for (const kind of ['ed25519', 'cosignature', 'sm2'] as const) {
    const key = generateKey(kind, 'zhenshu.example/qingxi');
    assert.equal(readSigner(key.secretText).verifier.text, key.verifier.text);
    assert.equal(readVerifier(key.verifier.text).kind, kind);
    assert.ok(readVerifier(key.verifier.text).verify(Buffer.from('m'), key.sign(Buffer.from('m'))));
    assert.throws(() => readVerifier(key.verifier.text.replace('qingxi', 'baisha')), TlogFault);
    assert.throws(() => readSigner(key.secretText.slice(0, -8)), TlogFault);
  }
  assert.throws(() => generateKey('ed25519', 'with space'), TlogFault);
  assert.throws(() => readVerifier(''), TlogFault);
});

test('a cosignature says when, and counts for the checkpoint that it was made for', () => {
  const witness = generateKey('cosignature', 'zhenshu.example/county/witness');
  const log = generateKey('ed25519', 'zhenshu.example/qingxi');
  const at = new Date('2026-11-23T02:00:00Z');
  const signed = signNote(head, [log]) + cosign(head, witness, at);
  assert.deepEqual(cosignedBy(readNote(signed), [witness.verifier]), [{ name: witness.name, at }]);
  assert.deepEqual(cosignedBy(readNote(signed.replace('\n7\n', '\n8\n')), [witness.verifier]), []);
  assert.deepEqual(cosignedBy(readNote(signed), [log.verifier]), []);
});

test('messages to witnesses and proof files come back as they went in', () => {
  const log = generateKey('ed25519', 'zhenshu.example/qingxi');
  const checkpoint = signNote(head, [log]);
  const asked = { oldSize: 3, proof: [emptyRoot, leafHash(entryOf(1))], checkpoint };
  assert.deepEqual(readAddCheckpoint(writeAddCheckpoint(asked)), asked);
  for (const wrong of ['', 'old 3\n', 'old 03\n\nx', 'old -1\n\nx', 'new 3\n\nx', 'old 3\nzz\n\nx'])
    assert.throws(() => readAddCheckpoint(wrong), TlogFault, wrong);
  const lines = `${emptyRoot.toString('base64')}\n`.repeat(64);
  assert.throws(() => readAddCheckpoint(`old 1\n${lines}\n${checkpoint}`), TlogFault);
  for (const extra of [null, Buffer.from('清溪')]) {
    const file = { extra, index: 0, proof: [emptyRoot], checkpoint };
    assert.deepEqual(readProofFile(writeProofFile(file)), file);
  }
  const long = `index 1\n${`${emptyRoot.toString('base64')}\n`.repeat(64)}`;
  for (const head of ['index 01\n', '1\n', 'extra %%\nindex 1\n', 'extra YQ\nindex 1\n', long]) {
    assert.throws(() => readProofFile(`c2sp.org/tlog-proof@v1\n${head}\nx`), TlogFault, head);
  }
});

test('notes that are not written as they should be are refused', () => {
  const log = generateKey('ed25519', 'a.example/b');
  const good = signNote('text\n', [log]);
  for (const wrong of [
    'text\n',
    'text\n\n',
    good.slice(0, -1),
    good.replace('— ', '- '),
    good.replace('text', 'te\u0001xt'),
    good.replace('a.example/b', 'a.example/ b'),
    `${good}— a.example/b AAAA\n`,
  ])
    assert.throws(() => readNote(wrong), TlogFault, JSON.stringify(wrong));
  assert.throws(() => readCheckpoint('o\n07\nx\n'), TlogFault);
  assert.throws(() => readCheckpoint('o\n7\nxyz\n'), TlogFault);
  assert.throws(() => readCheckpoint(head.slice(0, -1)), TlogFault);
  assert.throws(() => signNote('text', [log]), TlogFault);
});
