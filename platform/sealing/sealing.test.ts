import assert from 'node:assert/strict';
import { createHmac, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { atEnd } from '../testing/index.ts';
import fc from 'fast-check';
import { blindIndex, columnKey, indexedForm } from './blind-index.ts';
import { cipherNames, keyVersionOf, openText, SealBroken, sealText } from './cipher.ts';
import { masterKey, readMasterKeys, unwrapKey, wrapKey } from './master-keys.ts';

const key = { version: 7, bytes: randomBytes(32) };
const place = 'town|people.people.phone|0190';

test('any text comes out of its envelope as it went in, at its place, with both ciphers', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(...cipherNames), (text, cipher) => {
      const whole = text.toWellFormed();
      const envelope = sealText(cipher, key, place, whole);
      assert.equal(keyVersionOf(envelope), 7);
      assert.equal(openText(key, place, envelope), whole);
    }),
  );
});

test('the same value is never sealed twice alike', () => {
  for (const cipher of cipherNames) {
    const envelopes = Array.from({ length: 2000 }, () =>
      sealText(cipher, key, place, '13812345678'),
    );
    assert.equal(new Set(envelopes).size, 2000);
  }
});

test('a value that was changed, moved to another place, or meets another key does not open', () => {
  for (const cipher of cipherNames) {
    const envelope = sealText(cipher, key, place, '13812345678');
    const refuse = (text: string, at = place, by = key) =>
      assert.throws(() => openText(by, at, text), SealBroken, `${cipher} ${text}`);
    refuse(envelope, 'town|people.people.phone|0191');
    refuse(envelope, place, { version: 7, bytes: randomBytes(32) });
    refuse(envelope, place, { ...key, version: 8 });
    for (let at = envelope.indexOf('|', 8); at < envelope.length; at += 1) {
      const other = envelope[at] === 'A' ? 'B' : 'A';
      const changed = envelope.slice(0, at) + other + envelope.slice(at + 1);
      // The last character of a base64 part may carry bits that say nothing.
      if (decoded(changed) !== decoded(envelope)) refuse(changed);
    }
    refuse(envelope.replace(/[^|]*$/, ''));
    refuse(
      envelope.replace('|aes|', '|sm4|').replace('|sm4|', cipher === 'sm4' ? '|aes|' : '|sm4|'),
    );
  }
});

const decoded = (envelope: string): string =>
  envelope
    .split('|')
    .map((part, at) => (at < 3 ? part : Buffer.from(part, 'base64url').toString('hex')))
    .join('|');

test('a blind index finds the same number in each of its spellings, and differs by town and column', () => {
  const columns = ['a', 'b'].map((town) => columnKey(Buffer.alloc(32, town), 'aes', 'x.y.phone'));
  const other = columnKey(Buffer.alloc(32, 'a'), 'aes', 'x.z.phone');
  const index = (value: string, by = columns[0]) =>
    by && blindIndex(by, indexedForm('phone', value));
  const one = index('13812345678');
  for (const same of ['１３８１２３４５６７８', '+86 138-1234-5678', ' 138 1234 5678 ']) {
    assert.equal(index(same), one, same);
  }
  assert.notEqual(index('13812345679'), one);
  assert.notEqual(index('13812345678', columns[1]), one);
  assert.notEqual(index('13812345678', other), one);
  assert.notEqual(one, createHmac('sha256', '').update('13812345678').digest('base64url'));
});

test('identity numbers of 15 and 18 places, small and capital x, have one form', () => {
  assert.equal(indexedForm('idNumber', '11010519491231002x'), '11010519491231002X');
  assert.equal(indexedForm('idNumber', '110105 491231 002'), '11010519491231002X');
  assert.equal(indexedForm('email', ' Zhang@QQ.com '), 'zhang@qq.com');
});

test('a shortened index keeps as many bits as it says', () => {
  const by = columnKey(Buffer.alloc(32, 1), 'sm4', 'x.y.z');
  const few = new Set(Array.from({ length: 500 }, (_, n) => blindIndex(by, String(n), 4)));
  assert.equal(few.size, 16);
});

test('a wrapped key opens with its master key only, and says which one is missing', () => {
  const [present, before] = [masterKey(randomBytes(32)), masterKey(randomBytes(32))];
  const bytes = randomBytes(32);
  const row = { master: before.name, wrapped: wrapKey(before, 'sm4', 'place', bytes) };
  assert.deepEqual(unwrapKey({ current: present, former: [before] }, row, 'place'), bytes);
  assert.throws(
    () => unwrapKey({ current: present, former: [] }, row, 'place'),
    new RegExp(`${before.name} is not here: set ZHENSHU_MASTER_KEY`),
  );
  assert.throws(() => unwrapKey({ current: before, former: [] }, row, 'elsewhere'), SealBroken);
});

test('the master key is made once, readable by its owner only', async (t) => {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'zhenshu-keys-'));
  atEnd(t, () => rm(dataDirectory, { recursive: true }));
  const given = { masterKey: null, formerMasterKeys: [], dataDirectory };
  const [one, other] = await Promise.all([readMasterKeys(given), readMasterKeys(given)]);
  assert.equal(one.current.name, other.current.name);
  const path = join(dataDirectory, 'secrets', 'master.key');
  assert.equal((await stat(path)).mode & 0o777, 0o600);
  assert.match(await readFile(path, 'utf8'), /^[\w+/]{43}=\n$/);
  const set = await readMasterKeys({ ...given, masterKey: randomBytes(32) });
  assert.notEqual(set.current.name, one.current.name);
});
