import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { base32, codeOf, fromBase32, keyAddress, stepAt, stepOf } from './totp.ts';

/** RFC 6238, appendix B: seconds, then the codes for SHA-1, SHA-256 and SHA-512. */
const vectors = [
  [59, '94287082', '46119246', '90693936'],
  [1_111_111_109, '07081804', '68084774', '25091201'],
  [1_111_111_111, '14050471', '67062674', '99943326'],
  [1_234_567_890, '89005924', '91819424', '93441116'],
  [2_000_000_000, '69279037', '90698825', '38618901'],
  [20_000_000_000, '65353130', '77737706', '47863826'],
] as const;

test('the codes are those of RFC 6238, appendix B', () => {
  const seed = (bytes: number) => Buffer.from('1234567890'.repeat(7).slice(0, bytes));
  for (const [seconds, sha1, sha256, sha512] of vectors) {
    const step = stepAt(new Date(seconds * 1000));
    assert.equal(codeOf(seed(20), step, 8, 'sha1'), sha1);
    assert.equal(codeOf(seed(32), step, 8, 'sha256'), sha256);
    assert.equal(codeOf(seed(64), step, 8, 'sha512'), sha512);
  }
});

test('a code is taken once, half a minute early or late, and never after a later one', () => {
  const secret = Buffer.from('12345678901234567890');
  const now = new Date('2026-11-23T02:00:00Z');
  const step = stepAt(now);
  const taken = (offset: number, lastStep: number | null) =>
    stepOf(secret, codeOf(secret, step + offset), { now, lastStep });
  assert.deepEqual(
    [-2, -1, 0, 1, 2].map((offset) => taken(offset, null)),
    [null, step - 1, step, step + 1, null],
  );
  assert.equal(taken(0, step), null, 'replayed');
  assert.equal(taken(-1, step), null, 'older than one that was used');
  assert.equal(taken(1, step), step + 1);
  assert.equal(stepOf(secret, 'abc', { now, lastStep: null }), null);
});

test('base32 goes both ways; apps may show it in groups', () => {
  assert.equal(base32(Buffer.from('foobar')), 'MZXW6YTBOI');
  assert.deepEqual(fromBase32('mzxw 6ytb oi'), Buffer.from('foobar'));
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      assert.deepEqual(fromBase32(base32(Buffer.from(bytes))), Buffer.from(bytes));
    }),
  );
});

test('the address of the QR code names the town and the account', () => {
  const address = new URL(keyAddress(Buffer.from('foobar'), '清溪镇 镇枢', 'admin'));
  assert.equal(address.protocol, 'otpauth:');
  assert.equal(
    decodeURIComponent(address.pathname),
    '//totp/清溪镇 镇枢:admin'.replace('//totp', ''),
  );
  assert.equal(address.searchParams.get('secret'), 'MZXW6YTBOI');
  assert.equal(address.searchParams.get('issuer'), '清溪镇 镇枢');
});
