/** Judging values as they are stored, inside their transaction. */
import type { Tx } from '#platform/database/index.ts';
import type { AcceptedValue, ObservationJudge } from '#modules/observations/index.ts';
import { thingsOf } from '#modules/things/index.ts';
import type { LiveRule, RuleBook } from '../rules/book.ts';
import { otherSeries } from '../rules/compile.ts';
import type { Input } from '../rules/step.ts';
import { judgePairs, type Summons } from './judge-pairs.ts';
import { noteLate } from './late.ts';
import { pairKey } from './memory.ts';
import { rulesOf } from './rules-of.ts';
import { wants, wantsRevision } from './wants.ts';

/** What the ingest of observations calls. */
export const judge: ObservationJudge = {
  name: 'alarms',
  wants,
  revision: () => wantsRevision(rulesOf),
  judge: async (tx, values) => {
    const book = await rulesOf(tx);
    const good = values.filter(({ quality }) => quality === 'N');
    const late = good.filter((one) => one.late);
    const live = good.filter((one) => !one.late);
    if (late.length > 0) await noteLate(tx, book, late);
    if (live.length > 0) await judgePairs(tx, book, await docketOf(tx, book, live));
  },
};

/** Values by the pairs of rule and thing that they concern, in the order they came. */
async function docketOf(
  tx: Tx,
  book: RuleBook,
  values: readonly AcceptedValue[],
): Promise<Summons[]> {
  const docket = new Map<string, Summons & { readonly inputs: Input[] }>();
  const summon = (rule: LiveRule, thing: AcceptedValue['thing'], input: Input): void => {
    const key = pairKey(rule.id, thing.id);
    const known = docket.get(key);
    if (known) known.inputs.push(input);
    else docket.set(key, { rule, thing, inputs: [input] });
  };
  for (const value of values) {
    const { thing, key } = value;
    for (const rule of book.judging(thing, key)) {
      const input = inputOf(value, key);
      if (input) summon(rule, thing, input);
    }
    for (const { rule, subject } of await comparing(tx, book, value)) {
      const input = inputOf(value, otherSeries(thing.code, key));
      if (input) summon(rule, subject, input);
    }
  }
  return [...docket.values()];
}

/** Things of other rules that are held against this value's thing. */
async function comparing(tx: Tx, book: RuleBook, { thing, key }: AcceptedValue) {
  const rules = book.comparingWith(thing.code, key);
  if (rules.length === 0) return [];
  const things = await thingsOf(tx);
  return rules.flatMap((rule) =>
    things
      .ofModel(rule.definition.scope.modelCode)
      .filter(rule.covers)
      .map((subject) => ({ rule, subject })),
  );
}

function inputOf(value: AcceptedValue, series: string): Input | null {
  if (typeof value.value === 'object') return null;
  return {
    kind: 'value',
    series,
    value: value.value,
    at: value.at.getTime(),
    receivedAt: value.receivedAt.getTime(),
    quality: value.quality,
    late: false,
  };
}
