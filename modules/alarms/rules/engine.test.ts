import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { rules, sendings, type Sent, until } from './arbitrary-rules.test-data.ts';
import { always, compileRule, type CompiledRule, type Decisive, type Watch } from './compile.ts';
import { type Heard, naiveVerdicts, type Verdict } from './oracle.test-data.ts';
import {
  durableOf,
  freshState,
  isQuiet,
  restoreState,
  type RuleState,
  type StoredValue,
} from './state.ts';
import { type Input, step } from './step.ts';

const base = Date.UTC(2026, 10, 23);

/** Arrivals in the order given: what is older than the newest known of its series is late. */
function arrivals(sent: readonly Sent[]): Extract<Input, { kind: 'value' }>[] {
  const newest = new Map<string, number>();
  return sent.map((one) => {
    const late = one.at < (newest.get(one.series) ?? 0);
    if (!late) newest.set(one.series, one.at);
    const at = base + one.at * 1000;
    const { series: of, value, quality } = one;
    return { kind: 'value', series: of, value, at, receivedAt: at + 5000, quality, late };
  });
}

/** What counts live, as the oracle hears it. */
function heardOf(inputs: readonly Extract<Input, { kind: 'value' }>[]): Heard[] {
  let clock = 0;
  return inputs
    .filter(({ late, quality }) => !late && quality === 'N')
    .map(({ series: of, value, at }) => {
      const second = (at - base) / 1000;
      clock = Math.max(clock, second);
      return { series: of, value, at: second, second: clock };
    });
}

interface Played {
  readonly verdicts: Verdict[];
  readonly states: RuleState[];
}

function play(
  rule: CompiledRule,
  inputs: readonly Input[],
  between: (state: RuleState, index: number) => RuleState = (state) => state,
): Played {
  const verdicts: Verdict[] = [];
  const states: RuleState[] = [];
  let state = freshState(base);
  const ticks: Input[] = [{ kind: 'tick', now: base + until * 1000 + 5000 }];
  // The first arrival fixes how far the thing's clock is behind.
  state = { ...state, lag: 5000 };
  [...inputs, ...ticks].forEach((input, index) => {
    const done = step(rule, between(state, index), input);
    state = done.state;
    states.push(state);
    verdicts.push(...done.outcomes.map(({ kind, at }) => ({ kind, at: (at - base) / 1000 })));
  });
  return { verdicts, states };
}

const half: Watch = {
  isOpen: (at) => Math.floor((at - base) / 1000 / 15) % 2 === 0,
  nextEdge: (at) => base + (Math.floor((at - base) / 15_000) + 1) * 15_000,
};

test('the engine says what a naive reading of the whole series says', () => {
  fc.assert(
    fc.property(rules, sendings, (rule, sent) => {
      const inputs = arrivals(sent);
      const { verdicts } = play(compileRule(rule), inputs);
      assert.deepEqual(verdicts, naiveVerdicts(rule, heardOf(inputs), until));
    }),
    { numRuns: 1500 },
  );
});

test('so it does for rules that watch only at times', () => {
  fc.assert(
    fc.property(rules, sendings, (rule, sent) => {
      const inputs = arrivals(sent);
      const { verdicts } = play(compileRule(rule, half), inputs);
      const isOpen = (second: number) => half.isOpen(base + second * 1000);
      assert.deepEqual(verdicts, naiveVerdicts(rule, heardOf(inputs), until, isOpen));
    }),
    { numRuns: 1000 },
  );
});

test('ticks, whenever they come, change nothing', () => {
  fc.assert(
    fc.property(rules, sendings, fc.infiniteStream(fc.nat(20)), (rule, sent, gaps) => {
      const inputs = arrivals(sent).filter(({ late }) => !late);
      const ordered = inputs.toSorted((a, b) => a.at - b.at);
      const ticked: Input[] = ordered.flatMap((input) => [
        { kind: 'tick', now: input.receivedAt - (gaps.next().value ?? 0) * 250 },
        input,
      ]);
      const compiled = compileRule(rule);
      assert.deepEqual(play(compiled, ticked).verdicts, play(compiled, ordered).verdicts);
    }),
    { numRuns: 500 },
  );
});

test('a change that began before the alarm went on counts for its clearing', () => {
  const rule: Decisive = {
    when: { kind: 'threshold', key: 'a', op: 'above', value: 5 },
    clear: { kind: 'rateOfChange', key: 'b', direction: 'fall', amount: 1, withinSeconds: 10 },
    hysteresis: 0,
  };
  const inputs = arrivals([
    { series: 'b', value: 6, at: 1, quality: 'N' },
    { series: 'a', value: 6, at: 2, quality: 'N' },
    { series: 'b', value: 2, at: 3, quality: 'N' },
    { series: 'a', value: 1, at: 4, quality: 'N' },
  ]);
  assert.deepEqual(play(compileRule(rule), inputs).verdicts, [
    { kind: 'raise', at: 2 },
    { kind: 'clear', at: 4 },
  ]);
});

test('a restart between any two steps changes nothing: rows and stored values bring the memory back', () => {
  fc.assert(
    fc.property(rules, sendings, fc.boolean(), (rule, sent, watched) => {
      const inputs = arrivals(sent);
      const compiled = compileRule(rule, watched ? half : always);
      const restarted = play(compiled, inputs, (state, index) => {
        if (index === 0) return state;
        const row = JSON.parse(JSON.stringify(durableOf(state))) as ReturnType<typeof durableOf>;
        const nothing = { since: {}, hits: {}, active: false, clock: 0, last: {} };
        const kept = isQuiet(row) ? nothing : row;
        return restoreState(compiled, kept, storedOf(inputs.slice(0, index)), base);
      });
      const straight = play(compiled, inputs);
      assert.deepEqual(restarted.verdicts, straight.verdicts);
    }),
    { numRuns: 1000 },
  );
});

/** What the store of observations knows: good values, each series in its own order. */
function storedOf(inputs: readonly Extract<Input, { kind: 'value' }>[]): StoredValue[] {
  return inputs
    .filter(({ late, quality }) => !late && quality === 'N')
    .map(({ series: of, value, at, receivedAt }) => ({ series: of, value, at, receivedAt }));
}

test('values that are late or not flagged N never change what is live', () => {
  fc.assert(
    fc.property(rules, sendings, (rule, sent) => {
      const inputs = arrivals(sent);
      const good = inputs.filter(({ late, quality }) => !late && quality === 'N');
      const compiled = compileRule(rule);
      assert.deepEqual(play(compiled, inputs).verdicts, play(compiled, good).verdicts);
    }),
    { numRuns: 500 },
  );
});

test('a ten-minute rule that has run seven fires three minutes later, whoever ticks', () => {
  const rule = compileRule({
    when: {
      kind: 'duration',
      seconds: 600,
      of: { kind: 'threshold', key: 'pm25', op: 'above', value: 75 },
    },
    clear: null,
    hysteresis: 5,
  });
  const value = (minute: number, of: number): Input => {
    const at = base + minute * 60_000;
    return {
      kind: 'value',
      series: 'pm25',
      value: of,
      at,
      receivedAt: at,
      quality: 'N',
      late: false,
    };
  };
  let done = step(rule, freshState(base), value(0, 80));
  assert.equal(done.wakeAt, base + 600_000);
  done = step(rule, done.state, value(7, 90));
  assert.deepEqual(done.outcomes, []);
  const row = JSON.parse(JSON.stringify(durableOf(done.state))) as ReturnType<typeof durableOf>;
  const at = base + 7 * 60_000;
  const stored = [{ series: 'pm25', value: 90, at, receivedAt: at }];
  const back = restoreState(rule, row, stored, base);
  done = step(rule, back, { kind: 'tick', now: base + 599_999 });
  assert.deepEqual(done.outcomes, []);
  done = step(rule, done.state, { kind: 'tick', now: base + 600_000 });
  assert.deepEqual(told(done), ['raise 600']);
  done = step(rule, done.state, value(12, 72));
  assert.deepEqual(done.outcomes, [], 'within the hysteresis it stays');
  done = step(rule, done.state, value(13, 70));
  assert.deepEqual(told(done), ['clear 780']);
});

test('an outcome knows the values of its own instant, not those that came after', () => {
  const of = { kind: 'threshold', key: 'a', op: 'above', value: 75 } as const;
  const rule = compileRule({
    when: { kind: 'duration', seconds: 600, of },
    clear: null,
    hysteresis: 0,
  });
  const value = (at: number, measured: number): Input => {
    const instant = { at: base + at * 1000, receivedAt: base + at * 1000 };
    return { kind: 'value', series: 'a', value: measured, ...instant, quality: 'N', late: false };
  };
  const begun = step(rule, freshState(base), value(0, 130));
  const done = step(rule, begun.state, value(3600, 40));
  assert.deepEqual(told(done), ['raise 600', 'clear 3600']);
  assert.equal(done.outcomes[0]?.last['a']?.value, 130);
});

function told({ outcomes }: ReturnType<typeof step>): string[] {
  return outcomes.map(({ kind, at }) => `${kind} ${(at - base) / 1000}`);
}
