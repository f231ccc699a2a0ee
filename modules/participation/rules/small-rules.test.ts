import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  callMoves,
  callStates,
  claimMoves,
  claimStates,
  consultationMoves,
  consultationStates,
  type Move,
  pollMoves,
  pollStates,
  redemptionMoves,
  redemptionStates,
  suggestionMoves,
  suggestionStates,
} from '../contract/states.ts';
import { weighted, wilson } from './confidence.ts';
import { ballotsText, choicesFit, paperStanding, paperSumFits, tally } from './count.ts';
import { ageOn, eligibilityOf } from './eligibility.ts';
import { type Entry, expired, lotsOf, nextToExpire } from './expiry.ts';
import { findingsIn, personalIn } from './findings.ts';
import { alikeFrom, likeness } from './likeness.ts';
import { draw, type FrameCase, shares } from './sample.ts';
import { actsOf, stateAfter } from './transition.ts';

const roads: readonly (readonly [string, readonly string[], readonly Move<string>[]])[] = [
  ['suggestions', suggestionStates, suggestionMoves],
  ['polls', pollStates, pollMoves],
  ['consultations', consultationStates, consultationMoves],
  ['claims', claimStates, claimMoves],
  ['redemptions', redemptionStates, redemptionMoves],
  ['calls', callStates, callMoves],
];

test('every road reaches all of its states, and one act of a party has one outcome', () => {
  for (const [name, states, moves] of roads) {
    const reached = new Set([states[0] ?? '', ...moves.map(({ to }) => to)]);
    assert.deepEqual([...reached].toSorted(), states.toSorted(), name);
    const keys = moves.map(({ act, from, by }) => `${act} ${from} ${by}`);
    assert.equal(new Set(keys).size, keys.length, name);
  }
  assert.equal(stateAfter(pollMoves, 'open', { act: 'publish', by: 'manager' }), null);
  assert.deepEqual(actsOf(redemptionMoves, 'reserved', ['owner']), ['cancel']);
  assert.deepEqual(actsOf(redemptionMoves, 'collected', ['owner', 'station', 'clock']), []);
});

test('age counts on the last day of the vote, and each who has no voice is told why', () => {
  assert.equal(ageOn('2008-11-23', '2026-11-23'), 18);
  assert.equal(ageOn('2008-11-24', '2026-11-23'), 17);
  assert.equal(ageOn('2004-02-29', '2026-02-28'), 21);
  const voter = { villageId: 'v1', bornOn: '2008-11-24', active: true };
  const vote = { villageIds: ['v1'], minAge: 18, onDay: '2026-11-23' };
  assert.equal(eligibilityOf(voter, vote), 'tooYoung');
  assert.equal(eligibilityOf(voter, { ...vote, onDay: '2026-11-24' }), 'yes');
  assert.equal(eligibilityOf(voter, { ...vote, villageIds: ['v2'] }), 'otherVillage');
  assert.equal(eligibilityOf({ ...voter, active: false }, vote), 'movedAway');
  assert.equal(eligibilityOf(null, vote), 'notVerified');
  assert.equal(eligibilityOf(voter, { ...vote, villageIds: [], minAge: 0 }), 'yes');
});

test('ballots are counted once each, in whatever order; the text of the urn is always the same', () => {
  const ballot = fc.record({
    receipt: fc.uuid(),
    choices: fc.subarray(['a', 'b', 'c'], { minLength: 1 }),
  });
  fc.assert(
    fc.property(fc.array(ballot), (ballots) => {
      const counts = tally(['a', 'b', 'c'], ballots, [{ a: 2, x: 9 }]);
      const named = ballots.flatMap(({ choices }) => choices).length;
      assert.equal(
        [...counts.values()].reduce((sum, one) => sum + one, 0),
        named + 2,
      );
      assert.equal(ballotsText(ballots), ballotsText([...ballots].reverse()));
    }),
    { numRuns: 100 },
  );
  const options = [{ code: 'a' }, { code: 'b' }];
  assert.ok(choicesFit(['a'], options, 1));
  for (const wrong of [[], ['a', 'a'], ['a', 'b'], ['x']]) {
    assert.ok(!choicesFit(wrong, options, 1));
  }
});

test('paper counts stand when two clerks agree; when they differ both count anew', () => {
  const entry = { round: 1, counts: { a: 3, b: 2 }, ballots: 5, spoiled: 1 };
  const first = { ...entry, enteredBy: 'x' };
  assert.equal(paperStanding([first], ['a', 'b']).agreed, null);
  assert.equal(paperStanding([first, { ...entry, enteredBy: 'y' }], ['a', 'b']).agreed, first);
  const other = { ...entry, enteredBy: 'y', counts: { a: 2, b: 3 } };
  assert.deepEqual(paperStanding([first, other], ['a', 'b']), {
    round: 2,
    entries: [],
    agreed: null,
  });
  assert.ok(paperSumFits(entry, ['a', 'b'], 1));
  assert.ok(!paperSumFits({ ...entry, counts: { a: 6 } }, ['a', 'b'], 1));
  assert.ok(!paperSumFits({ ...entry, counts: { a: 1 } }, ['a', 'b'], 1));
  assert.ok(!paperSumFits({ ...entry, counts: { x: 5 } }, ['a', 'b'], 1));
});

test('what is left of points is never negative, adds up to the balance, and expires deed by deed', () => {
  const days = (count: number): Date => new Date(count * 86_400_000);
  const step = fc.record({ spend: fc.boolean(), points: fc.integer({ min: 1, max: 30 }) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const entries: Entry[] = [];
      let balance = 0;
      for (const [at, { spend, points }] of steps.entries()) {
        const moved = spend ? -Math.min(points, balance) : points;
        if (moved === 0) continue;
        balance += moved;
        const kind = spend ? ('spend' as const) : ('earn' as const);
        entries.push({
          id: String(at),
          kind,
          points: moved,
          sourceId: String(at),
          expiresAt: spend ? null : days((at * 7) % 11),
        });
      }
      const lots = lotsOf(entries);
      assert.ok(lots.every(({ left }) => left > 0));
      assert.equal(
        lots.reduce((sum, { left }) => sum + left, 0),
        balance,
      );
      const over = expired(lots, days(5));
      const after: Entry[] = over.map(({ id, left }) => {
        return { id: `x${id}`, kind: 'expire', points: -left, sourceId: id, expiresAt: null };
      });
      assert.deepEqual(expired(lotsOf([...entries, ...after]), days(5)), []);
    }),
    { numRuns: 200 },
  );
  const lots = lotsOf([
    { id: 'a', kind: 'earn', points: 10, sourceId: 'a', expiresAt: days(20) },
    { id: 'b', kind: 'earn', points: 5, sourceId: 'b', expiresAt: days(10) },
    { id: 'c', kind: 'spend', points: -7, sourceId: 'c', expiresAt: null },
  ]);
  assert.deepEqual(nextToExpire(lots), { points: 8, at: days(20) });
  assert.equal(nextToExpire([]), null);
});

const frameCase = fc.record({
  departmentId: fc.constantFrom('d1', 'd2', 'd3'),
  villageId: fc.constantFrom('v1', 'v2'),
  person: fc.option(fc.integer({ min: 0, max: 40 }).map(String), { nil: null }),
});

test('a sample is drawn again alike, calls nobody twice, and gives every part its share', () => {
  fc.assert(
    fc.property(fc.array(frameCase, { maxLength: 120 }), fc.nat(60), (cases, size) => {
      const frame: FrameCase[] = cases.map((one, at) => ({ ...one, caseId: `c${at}` }));
      const sample = draw(frame, 'seed', size);
      assert.deepEqual(draw([...frame].reverse(), 'seed', size), sample);
      const people = sample.caseIds.map((id) => frame.find(({ caseId }) => caseId === id)?.person);
      assert.equal(new Set(people).size, people.length);
      assert.ok(!people.includes(null));
      const reachable = sample.strata.reduce((sum, one) => sum + one.reachable, 0);
      assert.equal(sample.caseIds.length, Math.min(size, reachable));
      for (const one of sample.strata) assert.ok(one.drawn <= one.reachable);
    }),
    { numRuns: 100 },
  );
  assert.deepEqual(
    shares(
      [
        { cases: 60, reachable: 60 },
        { cases: 30, reachable: 30 },
        { cases: 10, reachable: 10 },
      ],
      10,
    ),
    [6, 3, 1],
  );
  assert.deepEqual(
    shares(
      [
        { cases: 60, reachable: 2 },
        { cases: 40, reachable: 40 },
      ],
      10,
    ),
    [2, 8],
  );
  const many: FrameCase[] = Array.from({ length: 300 }, (_, at) => {
    return { caseId: `c${at}`, departmentId: 'd', villageId: 'v', person: `p${at}` };
  });
  assert.notDeepEqual(draw(many, 'one', 20).caseIds, draw(many, 'two', 20).caseIds);
});

test('intervals hold the share, narrow with more answers, and are honest about few', () => {
  assert.equal(wilson(0, 0), null);
  const few = wilson(3, 3);
  // By hand: 3 of 3 gives 0.4385 … 1.
  assert.ok(few && Math.abs(few.low - 0.4385) < 1e-3 && few.high > 0.999);
  // The textbook case 81 of 263: 0.2553 … 0.3662 (Newcombe 1998, table I).
  const known = wilson(81, 263);
  assert.ok(known && Math.abs(known.low - 0.2553) < 1e-4 && Math.abs(known.high - 0.3662) < 1e-4);
  const town = weighted([
    { cases: 900, answered: 10, satisfied: 9 },
    { cases: 100, answered: 10, satisfied: 1 },
    { cases: 50, answered: 0, satisfied: 0 },
  ]);
  assert.ok(town && Math.abs(town.share - 0.82) < 1e-9 && town.low < 0.82 && town.high > 0.82);
  assert.equal(weighted([{ cases: 5, answered: 0, satisfied: 0 }]), null);
});

test('words are looked at for numbers and insults; what may be published holds no personal data', () => {
  const found = findingsIn('请打 13800000001', '你们这些蠢货');
  assert.deepEqual(found.map(({ kind }) => kind).sort(), ['insult', 'mobile']);
  assert.deepEqual(personalIn('建议在东街增设路灯'), []);
  assert.ok(personalIn('我叫 13800000001').length > 0);
});

test('two that say the same are alike, two that do not are not', () => {
  assert.ok(likeness('建议在石桥村增设路灯', '石桥村增设路灯的建议') > alikeFrom);
  assert.ok(likeness('建议在石桥村增设路灯', '卫生院周末开诊') < alikeFrom);
  assert.equal(likeness('', ''), 0);
  assert.equal(likeness('修路', '修路'), 1);
});
