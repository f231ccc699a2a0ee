/** Rules played over stored observations: for trying a rule, and for values that came late. */
import type { ValuesPage, ValuesQuestion } from '#modules/observations/index.ts';
import type { Thing, ThingDirectory } from '#modules/things/index.ts';
import type { Scalar } from '../contract/index.ts';
import type { CompiledRule } from '../rules/compile.ts';
import { freshState } from '../rules/state.ts';
import { type Input, step } from '../rules/step.ts';

/** An alarm that a rule would have raised. */
export interface ReplayedEpisode {
  readonly raisedAt: number;
  /** Null: still on at the end. */
  readonly clearedAt: number | null;
  /** The newest value of each series when it was raised. */
  readonly last: Readonly<Record<string, Scalar>>;
}

/** What a replay found. */
export interface Replayed {
  readonly episodes: readonly ReplayedEpisode[];
  readonly valuesRead: number;
  /** Whether values were left out because there were too many. */
  readonly cut: boolean;
}

/** A span of time and how much may be read. */
export interface ReplaySpan {
  readonly from: Date;
  readonly to: Date;
  readonly mostValues: number;
}

type Value = Extract<Input, { kind: 'value' }>;
const pageSize = 10_000;

/** Reads a page of stored values, in a transaction or by itself. */
export type Read = (question: ValuesQuestion) => Promise<ValuesPage>;

/** What a replay needs besides the rule and the thing. */
export interface Stage {
  readonly things: ThingDirectory;
  /** Every property of the thing. */
  readonly keys: readonly string[];
  readonly span: ReplaySpan;
  readonly read: Read;
}

/** Plays a rule over the stored values of a thing, each at its own time. */
export async function replay(rule: CompiledRule, thing: Thing, stage: Stage): Promise<Replayed> {
  const values: Value[] = [];
  let cut = false;
  for (const source of sourcesOf(rule, thing, stage)) {
    cut = (await readSeries(source, stage, values)) || cut;
  }
  values.sort((a, b) => a.at - b.at);
  return { episodes: play(rule, values, stage.span), valuesRead: values.length, cut };
}

interface Source {
  readonly series: string;
  readonly thingId: string;
  readonly key: string;
}

/** The stored series a rule reads; `*` stands for every property of the thing. */
function sourcesOf(rule: CompiledRule, thing: Thing, { things, keys }: Stage): Source[] {
  const own = rule.series.includes('*') ? keys : rule.series.filter((one) => !one.includes('/'));
  const others = rule.series.flatMap((series) => {
    const [code = '', key] = series.split('/');
    const other = key === undefined ? undefined : things.byCode(code);
    return other && key !== undefined ? [{ series, thingId: other.id, key }] : [];
  });
  return [...own.map((key) => ({ series: key, thingId: thing.id, key })), ...others];
}

async function readSeries(
  { series, thingId, key }: Source,
  { span: { from, to, mostValues }, read }: Stage,
  into: Value[],
): Promise<boolean> {
  let after: string | undefined;
  for (;;) {
    const question = { thingId, key, from, to, limit: pageSize };
    const page = await read(after === undefined ? question : { ...question, after });
    for (const { at, value, quality } of page.items) {
      if (quality !== 'N' || typeof value === 'object') continue;
      const instant = at.getTime();
      into.push({
        kind: 'value',
        series,
        value,
        at: instant,
        receivedAt: instant,
        quality,
        late: false,
      });
    }
    if (page.next === null) return false;
    if (into.length >= mostValues) return true;
    after = page.next;
  }
}

function play(rule: CompiledRule, values: readonly Value[], span: ReplaySpan): ReplayedEpisode[] {
  const episodes: { raisedAt: number; clearedAt: number | null; last: Record<string, Scalar> }[] =
    [];
  let state = freshState(span.from.getTime());
  const end: Input = { kind: 'tick', now: span.to.getTime() };
  for (const input of [...values, end]) {
    const done = step(rule, state, input);
    state = done.state;
    for (const outcome of done.outcomes) {
      const open = episodes.at(-1);
      if (outcome.kind === 'raise') {
        const last = Object.fromEntries(
          Object.entries(outcome.last).map(([series, { value }]) => [series, value]),
        );
        episodes.push({ raisedAt: outcome.at, clearedAt: null, last });
      } else if (open) open.clearedAt = outcome.at;
    }
  }
  return episodes;
}
