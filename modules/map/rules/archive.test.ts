import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isArchiveName, readHead, readRange, tileAt } from './archive.ts';

/** A head as the specification lays it out: vector tiles of zoom 5 to 14, whole when the file has 500 bytes. */
function head(change: (bytes: Buffer) => void = () => undefined): Buffer {
  const bytes = Buffer.alloc(127);
  bytes.write('PMTiles', 'latin1');
  bytes[7] = 3;
  bytes.writeBigUInt64LE(127n, 8);
  bytes.writeBigUInt64LE(73n, 16);
  bytes.writeBigUInt64LE(200n, 56);
  bytes.writeBigUInt64LE(300n, 64);
  bytes[99] = 1;
  bytes[100] = 5;
  bytes[101] = 14;
  for (const [at, degrees] of [112.8, 28.3, 113.1, 28.6].entries())
    bytes.writeInt32LE(Math.round(degrees * 1e7), 102 + at * 4);
  change(bytes);
  return bytes;
}

test('the head of an archive says what it holds, and what is none is told apart', () => {
  assert.deepEqual(readHead(head(), 500), {
    tiles: 'vector',
    minZoom: 5,
    maxZoom: 14,
    bounds: [112.8, 28.3, 113.1, 28.6],
  });
  assert.equal(readHead(head(), 499), 'cut-off');
  assert.equal(
    readHead(
      head((bytes) => bytes.writeUInt8(2, 7)),
      500,
    ),
    'other-version',
  );
  assert.equal(
    readHead(
      head((bytes) => bytes.writeUInt8(0, 99)),
      500,
    ),
    'tile-kind',
  );
  assert.equal(readHead(Buffer.from('<html>'), 500), 'no-archive');
});

test('no name of an archive leads out of its folder', () => {
  assert.ok(['town.pmtiles', '清溪镇-2026.pmtiles'].every(isArchiveName));
  const refused = [
    '../x.pmtiles',
    'a/b.pmtiles',
    '.pmtiles',
    'a..b.pmtiles',
    'town.zip',
    'a\0.pmtiles',
  ];
  assert.deepEqual(refused.filter(isArchiveName), []);
});

test('a part of a file is asked for as RFC 9110 writes it', () => {
  assert.deepEqual(readRange('bytes=0-126', 500), { from: 0, to: 126 });
  assert.deepEqual(readRange('bytes=490-', 500), { from: 490, to: 499 });
  assert.deepEqual(readRange('bytes=-10', 500), { from: 490, to: 499 });
  assert.deepEqual(readRange('bytes=490-900', 500), { from: 490, to: 499 });
  for (const none of ['bytes=500-', 'bytes=9-3', 'bytes=-0'])
    assert.equal(readRange(none, 500), null);
  for (const whole of [undefined, 'items=1-2', 'bytes=0-1,5-6'])
    assert.equal(readRange(whole, 500), 'whole');
});

test('a place lies on its tile, the edges of the world on the last', () => {
  assert.deepEqual(tileAt({ longitude: 112.95, latitude: 28.45 }, 14), { x: 13332, y: 6840 });
  assert.deepEqual(tileAt({ longitude: 180, latitude: -85.0511 }, 2), { x: 3, y: 3 });
});
