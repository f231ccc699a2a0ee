import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deviceRules, mayHear, mayPublish, maySubscribe, readerRules } from './access.ts';

test('a device reaches its own topics and nobody else’s', () => {
  const rules = deviceRules('lamp-1');
  assert.ok(mayPublish(rules, 'zs/lamp-1/up/values'));
  assert.ok(maySubscribe(rules, 'zs/lamp-1/down/#'));
  for (const foreign of ['zs/lamp-10/up/values', 'zs/lamp-2/up/values', 'other', '$SYS/x']) {
    assert.equal(mayPublish(rules, foreign), false, foreign);
  }
  for (const wide of ['#', 'zs/#', 'zs/+/down/#', 'zs/lamp-2/#', '+/lamp-1/#']) {
    assert.equal(maySubscribe(rules, wide), false, wide);
  }
});

test('the first rule that fits decides; a wide subscription does not hear what a rule holds back', () => {
  const rules = [
    { filter: 'test/nosubscribe', publish: true, subscribe: false },
    { filter: 'zs/#', publish: false, subscribe: false },
    { filter: '#', publish: true, subscribe: true },
  ];
  assert.equal(maySubscribe(rules, 'test/nosubscribe'), false);
  assert.ok(maySubscribe(rules, '#'));
  assert.ok(maySubscribe(rules, '+/+'));
  assert.equal(mayHear(rules, 'zs/lamp-1/up/values'), false);
  assert.ok(mayHear(rules, 'TopicA/B'));
  assert.ok(mayPublish(rules, '$TopicA/B'));
  assert.equal(mayPublish(rules, '$SYS/uptime'), false);
  assert.equal(mayPublish(rules, 'zs/lamp-1/up/values'), false);
});

test('a reader hears devices and says nothing', () => {
  assert.ok(maySubscribe(readerRules, 'zs/+/up/values'));
  assert.equal(maySubscribe(readerRules, '#'), false);
  assert.equal(mayPublish(readerRules, 'zs/lamp-1/up/values'), false);
});
