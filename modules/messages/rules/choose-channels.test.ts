import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { channelKinds } from '../contract/channel-kinds.ts';
import { chooseChannels } from './choose-channels.ts';

const all = [...channelKinds];
const none = { order: [], muted: [] };

test('a routine message only goes into the inbox, or the cheapest way when there is none', () => {
  assert.deepEqual(chooseChannels(none, 'routine', all), { now: ['inbox'], fallbacks: [] });
  assert.deepEqual(chooseChannels(none, 'routine', ['sms', 'email']), {
    now: ['email'],
    fallbacks: ['sms'],
  });
});

test('an important message also takes the way the person likes best; the others wait', () => {
  const likesDingtalk = { order: ['dingtalk'], muted: ['email'] } as const;
  assert.deepEqual(chooseChannels(likesDingtalk, 'important', all), {
    now: ['inbox', 'dingtalk'],
    fallbacks: ['wecom', 'sms'],
  });
});

test('an urgent message goes by SMS and the best other way at once, whatever is muted', () => {
  const mutesAll = { order: [], muted: all };
  assert.deepEqual(chooseChannels(mutesAll, 'urgent', all), {
    now: ['inbox', 'sms', 'wecom'],
    fallbacks: ['dingtalk', 'email'],
  });
  assert.deepEqual(chooseChannels(mutesAll, 'important', all), { now: ['inbox'], fallbacks: [] });
});

test('a resident with a telephone alone is reached by SMS', () => {
  assert.deepEqual(chooseChannels(none, 'important', ['inbox', 'sms']), {
    now: ['inbox', 'sms'],
    fallbacks: [],
  });
});

test('no channel is used twice or that is not available; urgent leaves none out', () => {
  const kinds = fc.uniqueArray(fc.constantFrom(...channelKinds));
  const urgencies = fc.constantFrom('routine', 'important', 'urgent');
  fc.assert(
    fc.property(kinds, kinds, kinds, urgencies, (order, muted, available, urgency) => {
      const plan = chooseChannels({ order, muted }, urgency, available);
      const used = [...plan.now, ...plan.fallbacks];
      assert.equal(new Set(used).size, used.length);
      assert.ok(used.every((kind) => available.includes(kind)));
      if (urgency === 'urgent') assert.equal(used.length, available.length);
      const muteHolds =
        urgency === 'urgent' || used.every((k) => k === 'inbox' || !muted.includes(k));
      assert.ok(muteHolds);
    }),
  );
});
