/** Values that came late: judged at their own time, afterwards, without calling anybody. */
import type { Tx } from '#platform/database/index.ts';
import type { TimerHandler } from '#platform/module/index.ts';
import { setTimers, type Timer } from '#platform/timers/index.ts';
import { type AcceptedValue, valuesIn } from '#modules/observations/index.ts';
import { modelsOf, type Thing, thingsOf } from '#modules/things/index.ts';
import { conditionKey, valueText } from '../contract/index.ts';
import type { LiveRule, RuleBook } from '../rules/book.ts';
import { insertAlarms, overlapping } from '../store/alarms.ts';
import { addLateSpans, takeLateSpan } from '../store/states.ts';
import { namesFor } from './names.ts';
import { newRecord, nextNumber } from './raise.ts';
import { replay, type ReplayedEpisode } from './replay.ts';
import { rulesOf } from './rules-of.ts';
import { tellStep } from './story.ts';

const kind = 'alarms.late';
/** So long after the last late value, so that a back-fill is judged once. */
const waitMs = 20_000;
/** A span is judged with so much before it, that runs and windows are whole. */
const leadMs = 3_600_000;
const mostValues = 200_000;

/** Notes which things have values to be judged afterwards. */
export async function noteLate(
  tx: Tx,
  book: RuleBook,
  values: readonly AcceptedValue[],
): Promise<void> {
  const spans = new Map<string, { thingId: string; startsAt: Date; endsAt: Date }>();
  for (const { thing, at } of values) {
    if (book.covering(thing).length === 0) continue;
    const known = spans.get(thing.id);
    if (!known) spans.set(thing.id, { thingId: thing.id, startsAt: at, endsAt: at });
    else if (at < known.startsAt) known.startsAt = at;
    else if (at > known.endsAt) known.endsAt = at;
  }
  await addLateSpans(tx, [...spans.values()]);
  const dueAt = new Date(tx.ctx.clock.now().getTime() + waitMs);
  await setTimers(
    tx,
    [...spans.keys()].map((subject) => ({ kind, subject, dueAt })),
  );
}

/** The timer of a thing with late values has come. */
export const judgeLate: TimerHandler = { kind, handle: judgeLateThing };

async function judgeLateThing(tx: Tx, { subject: thingId }: Timer): Promise<void> {
  const span = await takeLateSpan(tx, thingId);
  const thing = (await thingsOf(tx)).byId(thingId);
  if (!span || !thing) return;
  for (const rule of (await rulesOf(tx)).covering(thing)) {
    if (rule.compiled.hasAbsence) continue;
    await judgeLateRule(tx, rule, thing, span);
  }
}

async function judgeLateRule(
  tx: Tx,
  rule: LiveRule,
  thing: Thing,
  { startsAt, endsAt }: { readonly startsAt: Date; readonly endsAt: Date },
): Promise<void> {
  const now = tx.ctx.clock.now();
  const from = new Date(startsAt.getTime() - Math.max(leadMs, 2 * rule.spanMs));
  const to = new Date(Math.min(now.getTime(), endsAt.getTime() + Math.max(leadMs, rule.spanMs)));
  const keys = (await modelsOf(tx)).of(thing)?.model.properties.map(({ key }) => key) ?? [];
  const things = await thingsOf(tx);
  const span = { from, to, mostValues };
  const read = valuesIn.bind(null, tx);
  const { episodes } = await replay(rule.compiled, thing, { things, keys, span, read });
  for (const episode of episodes) {
    if (episode.raisedAt < startsAt.getTime()) continue;
    await noteEpisode(tx, rule, thing, {
      ...episode,
      clearedAt: episode.clearedAt ?? to.getTime(),
    });
  }
}

async function noteEpisode(
  tx: Tx,
  rule: LiveRule,
  thing: Thing,
  { raisedAt, clearedAt, last }: ReplayedEpisode & { readonly clearedAt: number },
): Promise<void> {
  const { definition } = rule;
  const [at, end] = [new Date(raisedAt), new Date(clearedAt)];
  const subject = { thingId: thing.id, type: definition.type };
  if ((await overlapping(tx, subject, at, end)) > 0) return;
  const names = await namesFor(tx, definition.scope.modelCode);
  const key = conditionKey(definition.when);
  const value = key === null ? undefined : last[key];
  const found = {
    ...subject,
    titleZh: definition.titleZh,
    titleEn: definition.titleEn,
    severity: definition.severity,
    at,
    value: value === undefined ? '' : valueText(value, names.property(key ?? '', null), 'zh'),
    ruleId: rule.id,
    categoryCode: null,
  };
  const record = newRecord(tx, thing, found, await nextNumber(tx, at));
  const alarm = { ...record, active: false, clearedAt: end, clearReason: 'late', late: true };
  if ((await insertAlarms(tx, [alarm])) === 0) return;
  await tellStep(tx, 'changed', { alarm, action: 'foundLate' });
}
