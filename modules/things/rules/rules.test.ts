/** What holds for all inputs. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { lampModel } from '../tests/lamp-model.ts';
import { codeOf, prefixOf } from './codes.ts';
import { commandTransitions, deadEnds, finalStates, stateAfter } from './command-states.ts';
import { compareModels } from './compare-models.ts';
import { compileModel } from './compile.ts';
import { afterSign, afterSilence, type Presence } from './presence.ts';
import { areSteps, nextMove, type RolloutCounts, targetOf } from './rollout.ts';
import { deltaOf, merged } from './twin.ts';

const value = fc.oneof(fc.boolean(), fc.integer(), fc.string(), fc.double({ noNaN: true }));
const state = fc.dictionary(fc.constantFrom('on', 'brightness', 'mode', 'x'), value);

test('nothing is ever sent while the reported state is unknown', () => {
  fc.assert(
    fc.property(state, (desired) => {
      assert.equal(deltaOf({ desired, reported: null }), null);
    }),
  );
});

test('a device that applies the delta is as desired, and then nothing is sent', () => {
  fc.assert(
    fc.property(state, state, (desired, reported) => {
      const delta = deltaOf({ desired, reported });
      const after = merged(reported, delta ?? {});
      assert.equal(deltaOf({ desired, reported: after }), null);
      for (const key of Object.keys(delta ?? {})) assert.notDeepEqual(reported[key], desired[key]);
    }),
  );
});

test('commands end: no state without a way out, none out of an end', () => {
  assert.deepEqual(deadEnds(), []);
  for (const { step } of commandTransitions) {
    for (const final of finalStates) assert.equal(stateAfter(step, final), null);
  }
  const lost = [{ step: 'send', from: ['queued'], to: 'sent' } as const];
  assert.deepEqual(deadEnds(lost), ['queued', 'sent']);
});

test('presence never goes back in time, and silence comes exactly when the model says', () => {
  const start = Date.parse('2026-11-23T02:00:00Z');
  const sign = fc.record({ s: fc.integer({ min: 0, max: 10_000 }), online: fc.boolean() });
  fc.assert(
    fc.property(fc.array(sign, { minLength: 1 }), (signs) => {
      let known: Presence | null = null;
      for (const { s, online } of signs) {
        const before: Presence | null = known;
        known = afterSign(known, { at: new Date(start + s * 1000), online });
        if (before) assert.ok(known.lastSeenAt >= before.lastSeenAt);
      }
      assert.ok(known);
      const at = (seconds: number) =>
        new Date((known as Presence).lastSeenAt.getTime() + seconds * 1000);
      assert.equal(afterSilence(known, at(599), 600), null);
      assert.equal(afterSilence(known, at(600), 600)?.status, 'silent');
    }),
  );
});

test('whatever comes, a value is taken inside its range or refused with a reason', () => {
  const model = compileModel({ version: 1, ...lampModel });
  fc.assert(
    fc.property(fc.oneof(fc.double(), fc.anything()), (raw) => {
      const verdict = model.check('brightness', raw);
      if (verdict.ok) {
        assert.ok(typeof raw === 'number' && raw >= 0 && raw <= 100);
        assert.equal(verdict.value, raw);
      } else assert.ok(verdict.detail.length <= 80);
    }),
  );
  for (const [raw, reason] of [
    [Number.NaN, 'not-a-number'],
    [Number.POSITIVE_INFINITY, 'not-a-number'],
    [1e308, 'out-of-range'],
    ['12', 'wrong-type'],
    [null, 'wrong-type'],
  ] as const) {
    const verdict = model.check('power', raw);
    assert.equal(verdict.ok === false && verdict.reason, reason);
  }
  const missing = model.check('nothing', 1);
  assert.equal(missing.ok === false && missing.reason, 'unknown-property');
});

test('texts that the database cannot keep and long ones are refused', () => {
  const text = {
    key: 't',
    nameZh: '文',
    nameEn: '',
    type: 'text',
    unit: '1',
    access: 'r',
  } as const;
  const json = { ...text, key: 'j', type: 'json' } as const;
  const where = { ...text, key: 'p', type: 'position' } as const;
  const properties = [text, json, where];
  const model = compileModel({ ...lampModel, version: 1, properties });
  const reasonOf = (key: string, raw: unknown) => {
    const verdict = model.check(key, raw);
    return verdict.ok ? 'ok' : verdict.reason;
  };
  assert.equal(reasonOf('t', 'a\0b'), 'wrong-type');
  assert.equal(reasonOf('t', '\ud800'), 'wrong-type');
  assert.equal(reasonOf('t', 'x'.repeat(1001)), 'too-long');
  assert.equal(reasonOf('t', '正常'), 'ok');
  assert.equal(reasonOf('j', { a: 'x'.repeat(5000) }), 'too-long');
  assert.equal(reasonOf('j', { a: '\0' }), 'wrong-type');
  assert.equal(reasonOf('p', { longitude: 115, latitude: 28 }), 'ok');
  assert.equal(reasonOf('p', { longitude: 200, latitude: 28 }), 'out-of-range');
  assert.equal(reasonOf('p', { longitude: Number.NaN, latitude: 28 }), 'not-a-number');
});

test('comparing a model with itself finds nothing; removing and narrowing is breaking', () => {
  const { code: _, ...content } = lampModel;
  assert.deepEqual(compareModels(content, content), []);
  const [brightness] = content.properties;
  assert.ok(brightness);
  const changes = compareModels(content, { ...content, properties: [{ ...brightness, min: -5 }] });
  assert.deepEqual(
    changes.map(({ kind, key, breaking }) => [kind, key, breaking]),
    [
      ['removed', 'power', true],
      ['changed', 'brightness', false],
    ],
  );
});

test('codes are short letters and a number', () => {
  assert.equal(codeOf(prefixOf('street-lamp'), 12), 'SL-0012');
  assert.equal(codeOf(prefixOf('manhole'), 12345), 'MA-12345');
});

test('a roll-out always ends: told in steps, never more than a step allows, paused when unhealthy', () => {
  const plan = fc.record({
    total: fc.integer({ min: 1, max: 300 }),
    steps: fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 5 }),
    healthPercent: fc.integer({ min: 1, max: 100 }),
    bad: fc.integer({ min: 0, max: 100 }),
  });
  fc.assert(
    fc.property(
      plan,
      fc.func(fc.integer({ min: 0, max: 99 })),
      ({ total, steps, ...rest }, luck) => {
        const rising = [...steps.sort((a, b) => a - b), 100];
        assert.ok(areSteps(rising));
        const counts = { total, told: 0, done: 0, failed: 0 };
        let step = 0;
        for (let round = 0; round < 5000; round += 1) {
          const facts = {
            steps: rising,
            step,
            healthPercent: rest.healthPercent,
            watchMinutes: 0,
            stepEndedAt: null,
            forgiven: 0,
          };
          const move = nextMove(facts, counts as RolloutCounts, new Date(0));
          if (move.kind === 'finish') return assert.equal(counts.told, total);
          if (move.kind === 'pause') return assert.ok(counts.failed > 0);
          if (move.kind === 'tell') counts.told += move.count;
          if (move.kind === 'advance') step += 1;
          if (move.kind === 'wait') {
            if (luck(round) < rest.bad) counts.failed += 1;
            else counts.done += 1;
          }
          assert.ok(counts.told <= targetOf(total, rising[step] ?? 100));
        }
        return assert.fail('it did not end');
      },
    ),
  );
});
