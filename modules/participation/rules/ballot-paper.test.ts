import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { newPaper, signatureOf } from '../web/ballot/blind.ts';
import { sha256 } from '../web/ballot/sha256.ts';
import { isSigned, newSigningKey, receiptOf, signBlinded } from './ballot-paper.ts';

test('a paper that was signed unread is good in its own vote, and nothing else is', async () => {
  const { privatePem, publicKey } = await newSigningKey();
  const papers = [newPaper('BJ-1', publicKey), newPaper('BJ-1', publicKey)];
  const [one, other] = papers.map((paper) => {
    const signed = signBlinded(privatePem, paper.blinded);
    assert.ok(signed);
    const signature = signatureOf('BJ-1', publicKey, { paper, signed });
    assert.ok(signature, "the voter's side agrees with the server's");
    assert.notEqual(signature, signed, 'what falls into the urn was never seen before');
    return { poll: 'BJ-1', token: paper.token, signature };
  });
  assert.ok(one && other);
  assert.ok(isSigned(publicKey, one));
  assert.ok(!isSigned(publicKey, { ...one, token: other.token }));
  assert.ok(!isSigned(publicKey, { ...one, poll: 'BJ-2' }));
  assert.ok(!isSigned(publicKey, { ...one, signature: other.signature }));
  assert.ok(!isSigned(publicKey, { ...one, signature: 'ff'.repeat(256) }));
  assert.notEqual(receiptOf('BJ-1', one.token), receiptOf('BJ-1', other.token));
  assert.match(receiptOf('BJ-1', one.token), /^[2-9A-HJ-NP-Z]{5}(-[2-9A-HJ-NP-Z]{5}){2}$/);
});

test('a server that signs something else is found out, and a number beyond the key is not signed', async () => {
  const { privatePem, publicKey } = await newSigningKey();
  const [paper, other] = [newPaper('BJ-1', publicKey), newPaper('BJ-1', publicKey)];
  const signed = signBlinded(privatePem, other.blinded) ?? '';
  assert.equal(signatureOf('BJ-1', publicKey, { paper, signed }), null);
  assert.equal(signBlinded(privatePem, 'ff'.repeat(256)), null);
  assert.equal(signBlinded(privatePem, 'ff'.repeat(300)), null);
});

test("the phone's own digest is that of Node, whatever the length", () => {
  for (let length = 0; length < 200; length += 1) {
    const message = randomBytes(length);
    const digest = Buffer.from(sha256(message)).toString('hex');
    assert.equal(digest, createHash('sha256').update(message).digest('hex'));
  }
});
