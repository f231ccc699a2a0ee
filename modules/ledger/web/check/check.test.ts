import assert from 'node:assert/strict';
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { verifyEd25519 } from './ed25519.ts';
import { sha256, sha512 } from './sha2.ts';

test('the digests are those of the library, for every length around a block', () => {
  for (let length = 0; length < 300; length += 1) {
    const message = randomBytes(length);
    const wanted = (name: string) => createHash(name).update(message).digest('hex');
    assert.equal(Buffer.from(sha256(message)).toString('hex'), wanted('sha256'));
    assert.equal(Buffer.from(sha512(message)).toString('hex'), wanted('sha512'));
  }
});

test('signatures are taken and refused as the library does', () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(511), (message, bit) => {
      const signature = sign(null, message, privateKey);
      assert.ok(verifyEd25519(raw, message, signature));
      const spoiled = Buffer.from(signature);
      spoiled[bit >> 3] = (spoiled[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      assert.ok(!verifyEd25519(raw, message, spoiled));
      assert.ok(!verifyEd25519(raw, Buffer.concat([message, Buffer.from('x')]), signature));
    }),
    { numRuns: 20 },
  );
  assert.ok(!verifyEd25519(Buffer.alloc(31), Buffer.alloc(0), Buffer.alloc(64)));
  assert.ok(!verifyEd25519(Buffer.alloc(32, 255), Buffer.alloc(0), Buffer.alloc(64)));
});
