/** What rules remember in this process; rows are the truth for everything that must survive. */
import type { Database, Tx } from '#platform/database/index.ts';
import { latestOf, valuesIn } from '#modules/observations/index.ts';
import { type Thing, thingsOf } from '#modules/things/index.ts';
import type { LiveRule } from '../rules/book.ts';
import { leavesOf } from '../rules/compile.ts';
import {
  type DurableState,
  freshState,
  newerOf,
  restoreState,
  type RuleState,
  type StoredValue,
} from '../rules/state.ts';
import type { Input } from '../rules/step.ts';
import type { RuleStateRecord } from '../store/tables.ts';

/** A rule and the thing it judges. */
export interface Pair {
  readonly rule: LiveRule;
  readonly thing: Thing;
}

/** The memory of a pair. */
export interface Entry {
  readonly state: RuleState;
  readonly ruleVersion: number;
  /** Mark of the row it was judged on; null: there was none. */
  readonly mark: string | null;
  /** Due instant of the timer that is set, ms; null for none. */
  readonly wakeAt: number | null;
}

const kept = new WeakMap<Database, Map<string, Entry>>();

/** Key of a pair. */
export const pairKey = (ruleId: string, thingId: string): string => `${ruleId}:${thingId}`;

function entriesOf(tx: Tx): Map<string, Entry> {
  const { database } = tx.ctx;
  let entries = kept.get(database);
  if (!entries) {
    entries = new Map();
    kept.set(database, entries);
  }
  return entries;
}

/** Keeps what was judged. */
export function keep(tx: Tx, judged: ReadonlyMap<string, Entry>): void {
  const entries = entriesOf(tx);
  for (const [key, entry] of judged) entries.set(key, entry);
}

/** What a process may go on with. Null: it must be read from the store. */
export function recall(
  tx: Tx,
  { rule, thing }: Pair,
  row: RuleStateRecord | undefined,
): Entry | null {
  const known = entriesOf(tx).get(pairKey(rule.id, thing.id));
  if (!known || known.ruleVersion !== rule.version) return null;
  const mark = row?.mark ?? null;
  if (known.mark === mark) return known;
  // Another process judged meanwhile: its row is newer than what is remembered here.
  const durable = durableOfRow(row, rule);
  const last = newerOf(known.state.last, durable.last);
  return { ...known, mark, wakeAt: null, state: { ...known.state, ...durable, last } };
}

const nothing: Omit<DurableState, 'clock'> = { since: {}, hits: {}, active: false, last: {} };

function durableOfRow(row: RuleStateRecord | undefined, rule: LiveRule) {
  if (!row || row.ruleVersion !== rule.version) return nothing;
  const { since, hits, active, last } = row.state;
  return { since, hits, active, last };
}

/** A pair to be read, and what it is going to be judged on. */
export interface Reading extends Pair {
  readonly inputs: readonly Input[];
  /** Silence counts from here where nothing was ever heard; default: now. */
  readonly armedAt?: number;
}

/**
 * Memories that a process does not have: from rows and from the stored observations, without the
 * values that are about to be judged, which are stored already.
 */
export async function readEntries(
  tx: Tx,
  pairs: readonly Reading[],
  rows: ReadonlyMap<string, RuleStateRecord>,
): Promise<Map<string, Entry>> {
  const stored = await storedValues(tx, pairs);
  const now = tx.ctx.clock.now().getTime();
  return new Map(
    pairs.map((pair) => {
      const { rule, thing, armedAt = now } = pair;
      const key = pairKey(rule.id, thing.id);
      const row = rows.get(key);
      const durable = durableOfRow(row, rule);
      const isQuiet = durable === nothing;
      const clock = isQuiet ? 0 : (row?.state.clock ?? 0);
      const values = (stored.get(key) ?? []).filter((one) => isBefore(one, pair.inputs));
      const state =
        values.length === 0 && isQuiet
          ? freshState(armedAt)
          : restoreState(rule.compiled, { ...durable, clock }, values, armedAt);
      const entry = { state, ruleVersion: rule.version, mark: row?.mark ?? null, wakeAt: null };
      return [key, entry];
    }),
  );
}

function isBefore({ series, at }: StoredValue, inputs: readonly Input[]): boolean {
  return !inputs.some((one) => one.kind === 'value' && one.series === series && one.at <= at);
}

/** Newest good values of every series a rule reads, and the windows of its rates of change. */
async function storedValues(tx: Tx, pairs: readonly Pair[]): Promise<Map<string, StoredValue[]>> {
  const others = await otherThings(tx, pairs);
  const ids = new Set([...pairs.map(({ thing }) => thing.id), ...others.keys()]);
  const latest = Map.groupBy(await latestOf(tx, [...ids]), ({ thingId }) => thingId);
  const found = new Map<string, StoredValue[]>();
  for (const { rule, thing } of pairs) {
    const values: StoredValue[] = [];
    const take = (thingId: string, prefix: string): void => {
      for (const one of latest.get(thingId) ?? []) {
        if (one.quality !== 'N' || typeof one.value === 'object') continue;
        const series = `${prefix}${one.key}`;
        const [at, receivedAt] = [one.at.getTime(), one.receivedAt.getTime()];
        values.push({ series, value: one.value, at, receivedAt });
      }
    };
    take(thing.id, '');
    for (const [id, code] of others) {
      if (rule.compiled.series.some((one) => one.startsWith(`${code}/`))) take(id, `${code}/`);
    }
    values.unshift(...(await windowValues(tx, rule, thing, values)));
    found.set(pairKey(rule.id, thing.id), values);
  }
  return found;
}

async function otherThings(tx: Tx, pairs: readonly Pair[]): Promise<Map<string, string>> {
  const codes = new Set(
    pairs.flatMap(({ rule }) =>
      rule.compiled.series.filter((one) => one.includes('/')).map((one) => one.split('/')[0] ?? ''),
    ),
  );
  if (codes.size === 0) return new Map();
  const things = await thingsOf(tx);
  return new Map(
    [...codes].flatMap((code) => {
      const thing = things.byCode(code);
      return thing ? [[thing.id, code] as const] : [];
    }),
  );
}

const windowLimit = 5_000;
/** So far may a thing's clock be ahead of ours. */
const aheadMs = 600_000;

async function windowValues(
  tx: Tx,
  rule: LiveRule,
  thing: Thing,
  latest: readonly StoredValue[],
): Promise<StoredValue[]> {
  const values: StoredValue[] = [];
  for (const leaf of [rule.compiled.when, rule.compiled.clear].flatMap((one) =>
    one ? leavesOf(one) : [],
  )) {
    if (leaf.kind !== 'rateOfChange') continue;
    const now = tx.ctx.clock.now().getTime();
    const newest = latest.find(({ series }) => series === leaf.series)?.at ?? now;
    const { items } = await valuesIn(tx, {
      thingId: thing.id,
      key: leaf.series,
      from: new Date(Math.min(newest, now) - leaf.withinMs),
      to: new Date(Math.max(newest, now) + aheadMs),
      limit: windowLimit,
    });
    for (const one of items) {
      if (one.quality !== 'N' || typeof one.value !== 'number') continue;
      const [at, receivedAt] = [one.at.getTime(), one.receivedAt.getTime()];
      values.push({ series: leaf.series, value: one.value, at, receivedAt });
    }
  }
  return values;
}

/** Forgets a pair, so that it is read from the store. */
export function dropMemory(tx: Tx, ruleId: string, thingId: string): void {
  entriesOf(tx).delete(pairKey(ruleId, thingId));
}
