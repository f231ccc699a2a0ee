import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isLeaked } from '../service/leaked-passwords.ts';
import { passwordFault } from './passwords.ts';

const faultOf = (password: string, names: readonly string[] = []) =>
  passwordFault(password, names, isLeaked);

test('what leaked is refused, in disguise too', () => {
  for (const password of [
    'password123',
    'Password2024!',
    'p@ssw0rd2026',
    '123manchester',
    'woaini1314520',
    'basketball',
  ])
    assert.equal(faultOf(password), 'common', password);
});

test('runs, repeats and few characters are refused', () => {
  for (const password of [
    'abcdefghijk',
    '0987654321',
    'qwertyuiop',
    'abcabcabcabc',
    'aabbaabbaabb',
  ])
    assert.equal(faultOf(password), 'uniform', password);
  assert.equal(faultOf('kurz-7'), 'short');
});

test("one's own name, user name and phone are no secret", () => {
  assert.equal(faultOf('grid01-is-me', ['grid01']), 'name');
  assert.equal(faultOf('x19900001234x', ['19900001234']), 'name');
});

test('a few words of one’s own are good enough', () => {
  for (const password of [
    'eine-lange-bruecke-5',
    'qingxi-demo-2026',
    '清溪河边的老榕树很高啊',
    'r4!kQz0_pWm',
  ])
    assert.equal(faultOf(password, ['admin', '王']), null, password);
});
