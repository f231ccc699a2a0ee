import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import sharp from 'sharp';
import { FEATURELESS_HASH, hammingDistance, isProbablySamePhoto, processPhoto } from './index.ts';
import { plain, scene } from './sample-pictures.ts';

const now = new Date('2026-03-05T00:00:00Z');
const hashOf = async (bytes: Buffer) => (await processPhoto(bytes, now)).perceptualHash;
const seeds = fc.integer({ min: 1, max: 1_000_000 });

test('the hash survives shrinking and re-compressing', async () => {
  await fc.assert(
    fc.asyncProperty(
      seeds,
      fc.integer({ min: 35, max: 95 }),
      fc.double({ min: 0.25, max: 1.5, noNaN: true }),
      fc.constantFrom('jpeg' as const, 'webp' as const),
      async (seed, quality, scale, format) => {
        const original = await scene(seed, 800, 600).jpeg({ quality: 95 }).toBuffer();
        const size = [Math.round(800 * scale), Math.round(600 * scale)] as const;
        const copy = await sharp(original)
          .resize(...size)
          [format]({ quality })
          .toBuffer();
        const [a, b] = await Promise.all([hashOf(original), hashOf(copy)]);
        assert.ok(hammingDistance(a, b) <= 10, `${hammingDistance(a, b)} bits apart`);
        assert.ok(isProbablySamePhoto(a, b));
      },
    ),
    { numRuns: 25 },
  );
});

test('different pictures have far hashes', async () => {
  await fc.assert(
    fc.asyncProperty(seeds, seeds, async (one, other) => {
      fc.pre(one !== other);
      const pictures = [scene(one, 200, 150), scene(other, 200, 150)];
      const [a = '', b = ''] = await Promise.all(
        pictures.map(async (p) => hashOf(await p.png().toBuffer())),
      );
      assert.ok(hammingDistance(a, b) > 10, `${hammingDistance(a, b)} bits apart`);
      assert.ok(!isProbablySamePhoto(a, b));
    }),
    { numRuns: 40 },
  );
});

test('an upright photo and its sideways twin with a rotation mark are the same', async () => {
  const upright = await scene(9, 400, 300).png().toBuffer();
  const sideways = await sharp(upright)
    .rotate(270)
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  assert.ok(isProbablySamePhoto(await hashOf(upright), await hashOf(sideways)));
});

test('a finger on the lens is like no other picture, not even itself', async () => {
  const dark = await hashOf(await plain(300, 200, '#111111').jpeg().toBuffer());
  assert.equal(dark, FEATURELESS_HASH);
  assert.equal(isProbablySamePhoto(dark, dark), false);
});

test('distance is a metric on 64 bits', () => {
  const hash = fc.bigInt(0n, 2n ** 64n - 1n).map((bits) => bits.toString(16).padStart(16, '0'));
  fc.assert(
    fc.property(hash, hash, hash, (a, b, c) => {
      assert.equal(hammingDistance(a, a), 0);
      assert.equal(hammingDistance(a, b), hammingDistance(b, a));
      assert.ok(hammingDistance(a, c) <= hammingDistance(a, b) + hammingDistance(b, c));
    }),
  );
  assert.equal(hammingDistance('0'.repeat(16), 'f'.repeat(16)), 64);
  assert.throws(() => hammingDistance('abc', '0'.repeat(16)), RangeError);
});
