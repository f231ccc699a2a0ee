/** A rule tried on what is stored: "it would have fired 14 times last month, here". Nothing is kept. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { history, valuesOf } from '#modules/observations/index.ts';
import { modelsOf, type Thing, thingsOf } from '#modules/things/index.ts';
import {
  type Chart,
  conditionKey,
  conditionLimit,
  type Episode,
  type Names,
  type RuleDefinition,
  type TryReply,
  valueText,
} from '../contract/index.ts';
import { type LiveRule, liveRule } from '../rules/book.ts';
import { checkRule } from './check-rule.ts';
import { namesFor } from './names.ts';
import { type Read, type Replayed, replay } from './replay.ts';
import { surroundingsOf } from './rules-of.ts';

/** What is tried. */
export interface Trial {
  readonly rule: RuleDefinition;
  readonly days: number;
  readonly chartThingCode?: string;
}

const mostThings = 60;
const mostValues = 600_000;
const mostValuesAThing = 150_000;
const mostListed = 500;
const chartPoints = 400;
const dayMs = 86_400_000;

interface Tried {
  readonly thing: Thing;
  readonly found: Replayed;
}

/** Plays a rule over the last days of its things. @throws what `checkRule` says */
export async function tryRule(ctx: Ctx, trial: Trial): Promise<TryReply> {
  const to = ctx.clock.now();
  const from = new Date(to.getTime() - trial.days * dayMs);
  const around = await surroundings(ctx, trial.rule);
  const { rule, names, things, keys } = around;
  const scope = things.ofModel(trial.rule.scope.modelCode).filter(rule.covers);
  const tried: Tried[] = [];
  const read: Read = (question) => valuesOf(ctx, question);
  let budget = mostValues;
  for (const thing of scope.slice(0, mostThings)) {
    if (budget <= 0) break;
    const span = { from, to, mostValues: Math.min(budget, mostValuesAThing) };
    const found = await replay(rule.compiled, thing, { things, keys, span, read });
    budget -= found.valuesRead;
    tried.push({ thing, found });
  }
  const episodes = tried.flatMap((one) => episodesOf(one, trial.rule, names));
  episodes.sort((a, b) => (a.raisedAt < b.raisedAt ? 1 : -1));
  return {
    from: from.toISOString(),
    to: to.toISOString(),
    count: episodes.length,
    episodes: episodes.slice(0, mostListed),
    things: tried
      .map(({ thing: { code, name }, found }) => ({
        code,
        name,
        count: found.episodes.length,
        values: found.valuesRead,
      }))
      .sort((a, b) => b.count - a.count),
    leftOut: scope.length - tried.length,
    valuesRead: tried.reduce((sum, { found }) => sum + found.valuesRead, 0),
    chart: await chartOf(ctx, trial, tried, { from, to }),
  };
}

async function surroundings(ctx: Ctx, definition: RuleDefinition) {
  return ctx.database.inTenant(ctx, async (tx) => {
    await checkRule(tx, definition);
    await audit(tx, [{ action: 'alarms.tryRule', subject: definition.scope.modelCode }]);
    const rule: LiveRule = liveRule(
      { id: '', code: '', version: 0, definition },
      await surroundingsOf(tx),
    );
    const things = await thingsOf(tx);
    const model = (await modelsOf(tx)).get(definition.scope.modelCode);
    const keys = model?.model.properties.map(({ key }) => key) ?? [];
    return { rule, things, keys, names: await namesFor(tx, definition.scope.modelCode) };
  });
}

function episodesOf({ thing, found }: Tried, rule: RuleDefinition, names: Names): Episode[] {
  const key = conditionKey(rule.when);
  return found.episodes.map(({ raisedAt, clearedAt, last }) => {
    const value = key === null ? undefined : last[key];
    return {
      thingId: thing.id,
      thingCode: thing.code,
      thingName: thing.name,
      raisedAt: new Date(raisedAt).toISOString(),
      clearedAt: clearedAt === null ? null : new Date(clearedAt).toISOString(),
      value: value === undefined ? '' : valueText(value, names.property(key ?? '', null), 'zh'),
    };
  });
}

async function chartOf(
  ctx: Ctx,
  { rule, chartThingCode }: Trial,
  tried: readonly Tried[],
  span: { readonly from: Date; readonly to: Date },
): Promise<Chart | null> {
  const key = conditionKey(rule.when);
  const most = tried.toSorted((a, b) => b.found.episodes.length - a.found.episodes.length)[0];
  const shown = tried.find(({ thing }) => thing.code === chartThingCode) ?? most;
  if (!key || !shown) return null;
  const { id, code, name } = shown.thing;
  const buckets = await history(ctx, { thingId: id, key, ...span, points: chartPoints });
  return {
    thingCode: code,
    thingName: name,
    key,
    limit: conditionLimit(rule.when),
    points: buckets.map(({ from, min, max, mean }) => ({ at: from.toISOString(), min, max, mean })),
  };
}
