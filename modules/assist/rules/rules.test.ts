import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readOut } from '../contract/read-out.ts';
import { attemptOutcomes, mandateStates } from '../contract/words.ts';
import { afterAttempt, afterSignal, type CallSignal, figuresOf, mostAttempts } from './calls.ts';
import { isSigned, signatureOf } from './exchange.ts';
import { madeOf } from './made.ts';
import { endOf, holds, mandateMoves, moved } from './mandate.ts';
import { consentFault, isOpen, mayResume } from './session.ts';

const now = new Date('2026-11-23T02:00:00Z');

test('mandates: every state but the end has a way out, and no way leads back from it', () => {
  for (const state of mandateStates) {
    const ways = mandateMoves.filter(({ from }) => from.includes(state));
    if (state === 'ended') assert.equal(ways.length, 0);
    else {
      assert.ok(
        ways.some(({ action }) => action === 'expire'),
        state,
      );
      assert.ok(
        ways.some(({ who }) => who.includes('principal')),
        `${state}: the principal`,
      );
    }
  }
  assert.deepEqual(moved('asked', 'confirm', 'agent'), { state: 'live', reason: null });
  assert.deepEqual(moved('asked', 'confirm', 'principal'), { state: 'offered', reason: null });
  assert.equal(moved('offered', 'accept', 'principal'), null, 'nobody accepts for the relative');
  assert.equal(moved('live', 'revoke', 'agent'), null);
  assert.deepEqual(moved('live', 'giveUp', 'agent'), { state: 'ended', reason: 'givenUp' });
  assert.deepEqual(moved('live', 'revoke', 'clerk'), { state: 'ended', reason: 'revoked' });
});

test('a mandate of so many days ends with its last local day', () => {
  assert.equal(endOf(now, 7).toISOString(), '2026-11-30T15:59:59.000Z');
  assert.equal(
    endOf(new Date('2026-11-23T15:59:59Z'), 7).toISOString(),
    '2026-11-30T15:59:59.000Z',
  );
  assert.equal(
    endOf(new Date('2026-11-23T16:00:00Z'), 7).toISOString(),
    '2026-12-01T15:59:59.000Z',
  );
  assert.ok(holds({ state: 'live', untilAt: new Date(now.getTime() + 1) }, now));
  assert.ok(!holds({ state: 'live', untilAt: now }, now));
  assert.ok(!holds({ state: 'offered', untilAt: new Date(now.getTime() + 1) }, now));
});

test('a session ends after its minutes, and is taken up again only after idleness', () => {
  const seenAt = now;
  const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
  assert.ok(isOpen({ state: 'open', seenAt }, 15, at(14.9)));
  assert.ok(!isOpen({ state: 'open', seenAt }, 15, at(15)));
  assert.ok(!isOpen({ state: 'ended', seenAt }, 15, at(1)));
  assert.ok(mayResume({ endReason: 'idle', endedAt: now }, at(30)));
  assert.ok(!mayResume({ endReason: 'idle', endedAt: now }, at(31)));
  assert.ok(!mayResume({ endReason: 'withdrawn', endedAt: now }, at(1)));
});

test('a consent fits the place where it is given and leaves something behind', () => {
  const given = { hasFile: true, words: '居民身份证' };
  assert.equal(consentFault('window', { consent: 'signature', ...given }), null);
  assert.equal(consentFault('window', { consent: 'signature', ...given, hasFile: false }), 'file');
  assert.equal(consentFault('window', { consent: 'card', ...given, words: ' ' }), 'words');
  assert.equal(consentFault('telephone', { consent: 'signature', ...given }), 'way');
  assert.equal(consentFault('telephone', { consent: 'card', ...given }), 'way');
  assert.equal(consentFault('window', { consent: 'spoken', ...given }), 'way');
  assert.equal(consentFault('telephone', { consent: 'voice', ...given }), null);
});

test('whatever an exchange repeats or swaps, a call that ended stays ended and a missed one missed', () => {
  const signals: CallSignal[] = ['ringing', 'answered', 'missed', 'ended'];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...signals), { maxLength: 12 }), (told) => {
      let state: Parameters<typeof afterSignal>[0] = 'none';
      let answered = false;
      for (const signal of told) {
        const before: string = state;
        state = afterSignal(state, signal) ?? state;
        if (before === 'ended' || before === 'missed') assert.equal(state, before);
        answered ||= state === 'talking';
      }
      if (state === 'ended') assert.ok(answered, 'only an answered call has an end');
      if (state === 'missed') assert.ok(!answered);
    }),
    { numRuns: 300 },
  );
});

test('call-backs: three attempts at most, later each time, done when reached', () => {
  assert.equal(afterAttempt(0, 'busy', now).dueAt?.getTime(), now.getTime() + 600_000);
  assert.equal(afterAttempt(0, 'wrongNumber', now).state, 'unreached');
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...attemptOutcomes), { minLength: 1 }), (outcomes) => {
      let [attempts, state] = [0, 'open'];
      for (const outcome of outcomes) {
        if (state !== 'open') break;
        const after = afterAttempt(attempts, outcome, now);
        ({ attempts, state } = after);
        assert.equal(after.dueAt === null, state !== 'open');
      }
      assert.ok(attempts <= mostAttempts);
    }),
    { numRuns: 200 },
  );
});

test('figures count what is settled', () => {
  const call = (state: 'ended' | 'missed' | 'ringing', wait: number, talk: number) => ({
    state,
    startedAt: now,
    answeredAt: state === 'ended' ? new Date(now.getTime() + wait * 1000) : null,
    endedAt: state === 'ringing' ? null : new Date(now.getTime() + (wait + talk) * 1000),
  });
  const figures = figuresOf([
    call('ended', 4, 60),
    call('ended', 8, 120),
    call('missed', 30, 0),
    call('ringing', 0, 0),
  ]);
  assert.deepEqual(figures, {
    calls: 4,
    answered: 2,
    missed: 1,
    averageWaitSeconds: 6,
    averageTalkSeconds: 90,
    answeredShare: 2 / 3,
  });
  assert.equal(figuresOf([]).answeredShare, null);
});

test('a notice is believed only with the secret, unchanged, and fresh', () => {
  const secret = 'a-secret-of-sixteen';
  const body = '{"callId":"1"}';
  const header = signatureOf(secret, body, now);
  assert.ok(isSigned(secret, body, { header, now }));
  assert.ok(
    isSigned(secret, Buffer.from(body), { header, now: new Date(now.getTime() + 299_000) }),
  );
  assert.ok(!isSigned(secret, body, { header, now: new Date(now.getTime() + 301_000) }));
  assert.ok(!isSigned(secret, `${body} `, { header, now }));
  assert.ok(!isSigned('another', body, { header, now }));
  assert.ok(
    !isSigned('', body, { header: signatureOf('', body, now), now }),
    'no secret, no belief',
  );
  assert.ok(!isSigned(secret, body, { header: 'nonsense', now }));
});

test('numbers are read aloud in groups, 1 as 幺 where wished', () => {
  assert.equal(readOut('QX-20261123-0042', { yao: false }), 'Q X，二零二六，一一二三，零零四二');
  assert.equal(readOut('QX-20261123-0042', { yao: true }), 'Q X，二零二六，幺幺二三，零零四二');
  assert.equal(readOut('13900001001', { yao: true }), '幺三九，零零零零，幺零零幺');
  assert.equal(readOut('', { yao: true }), '');
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Z]{1,3}-\d{1,12}$/), fc.boolean(), (number, yao) => {
      const said = readOut(number, { yao });
      const digits = [...said].flatMap((one) => {
        const at = (yao ? '零幺二三四五六七八九' : '零一二三四五六七八九').indexOf(one);
        return at < 0 ? [] : [String(at)];
      });
      assert.equal(digits.join(''), number.replace(/\D/g, ''), 'nothing is lost or swapped');
    }),
    { numRuns: 200 },
  );
});

test('what is taken home: each number once, oldest first; steps without a number only where nothing has one', () => {
  const act = (kind: string, reference: string, outcome = 'done', isReading = false) => ({
    kind,
    reference,
    outcome,
    isReading,
  });
  const acts = [
    act('care', ''),
    act('payment', 'P2', 'refused'),
    act('booking', 'YY-1'),
    act('booking', 'YY-1'),
    act('booking', '', 'done', true),
    act('services', 'BJ-1'),
    act('services', ''),
  ];
  assert.deepEqual(
    madeOf(acts).map(({ kind, reference }) => [kind, reference]),
    [
      ['services', 'BJ-1'],
      ['booking', 'YY-1'],
      ['care', ''],
    ],
  );
});
