/** Two months of alarms: rules played over the stored observations, and troubles drawn from a seed. */
import { DEMO_SEED } from '#demo/geometry/index.ts';
import { createRandom, type Random } from '#demo/random.ts';
import { fixedClock } from '#platform/clock/index.ts';
import { instantAt, localDay } from '#platform/calendar/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { valuesIn } from '#modules/observations/index.ts';
import { holdersOf } from '#modules/people/index.ts';
import {
  type CompiledModel,
  type ModelBook,
  modelsOf,
  type Thing,
  type ThingDirectory,
  thingsOf,
} from '#modules/things/index.ts';
import { conditionKey, valueText } from '../contract/index.ts';
import type { LiveRule, RuleBook } from '../rules/book.ts';
import { durableOf, freshState } from '../rules/state.ts';
import { insertAlarms, insertTrace, takeNumber } from '../store/alarms.ts';
import { saveStates } from '../store/states.ts';
import type { AlarmRecord, TraceRecord } from '../store/tables.ts';
import { ensureCase } from '../service/case-link.ts';
import { propertyName } from '../service/names.ts';
import { alarmNumber, newRecord, type NewAlarm } from '../service/raise.ts';
import { replay, type ReplayedEpisode } from '../service/replay.ts';
import { rulesOf } from '../service/rules-of.ts';
import { type HistoricKind, historicKinds } from './kinds.ts';

const days = 60;
const dayMs = 86_400_000;
const mostValues = 20_000;
/** Of models with more devices only drawn troubles: reading all they stored would hold up the load. */
const mostReplayed = 15;
const mostCases = 4;

interface Past {
  readonly thing: Thing;
  readonly alarm: NewAlarm;
  readonly endedAt: Date;
}

/**
 * Writes the history of alarms of the demo's devices of some models. Called by the scene that placed
 * the devices and loaded their observations, in the same transaction.
 */
export async function fillAlarmHistory(tx: Tx, modelCodes: readonly string[]): Promise<number> {
  const random = createRandom(DEMO_SEED, `alarms ${modelCodes.join()}`);
  const [book, things, models] = await Promise.all([rulesOf(tx), thingsOf(tx), modelsOf(tx)]);
  const town: Town = { book, things, models, calm: { ...tx } };
  const past = [...(await replayed(tx, town, modelCodes)), ...drawn(tx, town, modelCodes, random)];
  past.sort((a, b) => a.alarm.at.getTime() - b.alarm.at.getTime());
  const records = await recordsOf(tx, past, random);
  await insertAlarms(tx, records);
  const officers = (await holdersOf(tx, 'officer')).map(({ id, name }) => ({ id, name }));
  await insertTrace(
    tx,
    records.flatMap((record) => storyOf(record, random, officers)),
  );
  await holdActive(tx, book, records);
  await openLastCases(tx, records);
  return records.length;
}

/** The town as it stands in the running transaction, read once: it is new there. */
interface Town {
  readonly book: RuleBook;
  readonly things: ThingDirectory;
  readonly models: ModelBook;
  /** The transaction without the mark that its devices are new, which would read them each time. */
  readonly calm: Tx;
}

/** What the rules would have said of the stored observations. */
async function replayed(tx: Tx, town: Town, modelCodes: readonly string[]): Promise<Past[]> {
  const past: Past[] = [];
  for (const rule of town.book.rules) {
    const { modelCode } = rule.definition.scope;
    if (!modelCodes.includes(modelCode) || rule.compiled.hasAbsence) continue;
    past.push(...(await replayedBy(tx, town, rule)));
  }
  return past;
}

async function replayedBy(tx: Tx, town: Town, rule: LiveRule): Promise<Past[]> {
  const { modelCode } = rule.definition.scope;
  const now = tx.ctx.clock.now();
  const span = { from: new Date(now.getTime() - days * dayMs), to: now, mostValues };
  const model = town.models.get(modelCode);
  const keys = model?.model.properties.map(({ key }) => key) ?? [];
  const past: Past[] = [];
  const things = town.things.ofModel(modelCode).filter(rule.covers);
  if (things.length > mostReplayed) return past;
  for (const thing of things) {
    const stage = { things: town.things, keys, span, read: valuesIn.bind(null, town.calm) };
    const { episodes } = await replay(rule.compiled, thing, stage);
    past.push(...episodes.flatMap((one) => pastOf(one, rule, thing, model)));
  }
  return past;
}

function pastOf(
  { raisedAt, clearedAt, last }: ReplayedEpisode,
  rule: LiveRule,
  thing: Thing,
  model: CompiledModel | undefined,
): Past[] {
  if (clearedAt === null) return [];
  const { type, titleZh, titleEn, severity, categoryCode, when } = rule.definition;
  const key = conditionKey(when) ?? '';
  const property = model?.property(key);
  const named = property && propertyName(property);
  const value = last[key] === undefined ? '' : valueText(last[key], named, 'zh');
  const words = { type, titleZh, titleEn, severity, categoryCode, ruleId: rule.id, value };
  const alarm = { ...words, thingId: thing.id, at: new Date(raisedAt) };
  return [{ thing, alarm, endedAt: new Date(clearedAt) }];
}

/** Troubles of the devices themselves, at believable hours and lengths. */
function drawn(tx: Tx, town: Town, modelCodes: readonly string[], random: Random): Past[] {
  const now = tx.ctx.clock.now().getTime();
  const { things } = town;
  const { rules } = town.book;
  return historicKinds
    .filter(({ modelCode }) => modelCodes.includes(modelCode))
    .flatMap((kind) => {
      const own = things.ofModel(kind.modelCode);
      if (own.length === 0) return [];
      const chance = random.fork(kind.type + kind.modelCode);
      const rule = rules.find(
        ({ definition }) =>
          definition.type === kind.type && definition.scope.modelCode === kind.modelCode,
      );
      const past = Array.from({ length: chance.poisson(kind.expected) }, () => {
        const day = localDay(new Date(now - chance.between(0.5, days) * dayMs));
        const minute = Math.floor(chance.between(kind.hours[0], kind.hours[1]) * 60);
        const minutes = Math.max(2, chance.logNormal(kind.medianMinutes, 0.9));
        return drawnOne({ kind, rule, own, chance }, instantAt(day, minute), minutes);
      });
      const recent = Array.from({ length: kind.recent }, () => {
        const at = new Date(now - chance.between(1, 15) * 3_600_000);
        return drawnOne({ kind, rule, own, chance }, at, rule ? days * 1440 : 45);
      });
      return [...past, ...recent].filter(({ alarm }) => alarm.at.getTime() < now);
    });
}

interface Urn {
  readonly kind: HistoricKind;
  readonly rule: LiveRule | undefined;
  readonly own: readonly Thing[];
  readonly chance: Random;
}

function drawnOne({ kind, rule, own, chance }: Urn, at: Date, minutes: number): Past {
  const thing = chance.pick(own);
  const { type, titleZh, titleEn, severity, categoryCode, value: range } = kind;
  const value = range ? `${Math.round(chance.between(range[0], range[1]))} ${range[2]}` : '';
  const words = { type, titleZh, titleEn, severity, categoryCode, value };
  const alarm = { ...words, thingId: thing.id, at, ...(rule ? { ruleId: rule.id } : {}) };
  return { thing, alarm, endedAt: new Date(at.getTime() + minutes * 60_000) };
}

/** Rows: what has not ended yet is active, once a thing and type. */
async function recordsOf(tx: Tx, past: readonly Past[], random: Random): Promise<AlarmRecord[]> {
  const now = tx.ctx.clock.now();
  const records: AlarmRecord[] = [];
  const sequences = new Map<string, number>();
  const perDay = Map.groupBy(past, ({ alarm }) => localDay(alarm.at));
  for (const [day, of] of perDay) sequences.set(day, await takeNumber(tx, day, of.length));
  for (const { thing, alarm, endedAt } of past) {
    const day = localDay(alarm.at);
    const sequence = sequences.get(day) ?? 1;
    sequences.set(day, sequence + 1);
    const isActive = endedAt > now && isNew(records, alarm);
    const clearedAt = isActive ? null : endedAt > now ? alarm.at : endedAt;
    const age = now.getTime() - alarm.at.getTime();
    const isSeen = age > 6 * 3_600_000 ? random.chance(0.93) : random.chance(0.4);
    records.push({
      ...newRecord(tx, thing, alarm, alarmNumber(alarm.at, sequence)),
      active: isActive,
      acknowledged: isSeen,
      clearedAt,
      clearReason: isActive ? '' : 'condition',
      recordedAt: alarm.at,
      updatedAt: clearedAt ?? alarm.at,
    });
  }
  return records;
}

function isNew(records: readonly AlarmRecord[], { thingId, type }: NewAlarm): boolean {
  return !records.some((one) => one.active && one.thingId === thingId && one.type === type);
}

const comments = [
  '已电话通知养护班组',
  '现场查看，已恢复',
  '通信中断，稍后自动恢复',
  '已安排巡查人员核实',
] as const;

function storyOf(
  record: AlarmRecord,
  random: Random,
  officers: readonly { readonly id: string; readonly name: string }[],
): TraceRecord[] {
  const line = (action: string, at: Date, more: Partial<TraceRecord> = {}): TraceRecord => ({
    id: '',
    tenantId: record.tenantId,
    alarmId: record.id,
    action,
    actorKind: 'system',
    actorId: null,
    actorName: '系统',
    note: '',
    facts: [],
    occurredAt: at,
    ...more,
  });
  const value = record.value ? [{ key: 'value', value: record.value }] : [];
  const lines = [line('raise', record.raisedAt, { facts: value })];
  const officer = officers.length > 0 ? random.pick(officers) : null;
  if (record.acknowledged && officer) {
    const by = { actorKind: 'staff', actorId: officer.id, actorName: officer.name };
    const seenAt = new Date(record.raisedAt.getTime() + random.logNormal(6, 0.8) * 60_000);
    lines.push(line('acknowledge', seenAt, by));
    if (random.chance(0.2)) {
      const saidAt = new Date(seenAt.getTime() + random.between(1, 20) * 60_000);
      lines.push(line('comment', saidAt, { ...by, note: random.pick(comments) }));
    }
  }
  if (record.clearedAt) {
    lines.push(line('clear', record.clearedAt, { facts: [{ key: 'reason', value: 'condition' }] }));
  }
  lines.sort((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime());
  return lines.map((one) => ({ ...one, id: uuidv7(one.occurredAt.getTime()) }));
}

/** Rules hold what is still on, so that the next good value clears it. */
async function holdActive(tx: Tx, book: RuleBook, records: readonly AlarmRecord[]): Promise<void> {
  const changes = records.flatMap(({ active, ruleId, thingId, raisedAt }) => {
    const rule = active && ruleId ? book.byId(ruleId) : undefined;
    if (!rule) return [];
    const clock = raisedAt.getTime();
    const state = durableOf({ ...freshState(clock), clock, active: true });
    const row = { tenantId: tx.ctx.tenantId, thingId, ruleId: rule.id, ruleVersion: rule.version };
    const after = { ...row, state, active: true, mark: uuidv7(), updatedAt: raisedAt };
    return [{ thingId, ruleId: rule.id, before: null, after }];
  });
  await saveStates(tx, changes);
}

/** The newest alarms of the last day that open cases do so, at their own time. */
async function openLastCases(tx: Tx, records: readonly AlarmRecord[]): Promise<void> {
  const since = tx.ctx.clock.now().getTime() - 1.2 * dayMs;
  const fresh = records.filter(
    ({ categoryCode, raisedAt }) => categoryCode && raisedAt.getTime() > since,
  );
  for (const record of fresh.slice(-mostCases)) {
    const then: Tx = { ...tx, ctx: { ...tx.ctx, clock: fixedClock(record.raisedAt) } };
    await ensureCase(then, record, '');
  }
}
