/** Measuring the quality of resources; a rule that breaks opens a case with the owner, once as long as that case is open. */
import { casesByIds, openCases } from '#modules/cases/index.ts';
import { localDay } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { elevate, type Tx } from '#platform/database/index.ts';
import { audit } from '#platform/audit/index.ts';
import { emit } from '#platform/events/index.ts';
import { Problem } from '#platform/problems/index.ts';
import { events, type RuleResult } from '../../contract/index.ts';
import { daysBetween, passes, scoreOf } from '../../rules/quality.ts';
import { type Measured, type Measurement, type RowMeasure, rowMeasureSlot } from '../../slots.ts';
import { ruleRows, saveDays, updateRule } from '../../store/quality.ts';
import { resourceRows, updateScore } from '../../store/resources.ts';
import type { DayRow, ResourceRow, RuleRow } from '../../store/tables.ts';
import { resourceByCode, viewOf } from '../resources.ts';
import { slotsOf } from '../surroundings.ts';
import { rowOf } from '../views.ts';

/** Where a broken rule's case is filed: nobody's street, but somebody's list. */
const categoryOfCases = '021407';

/**
 * Measures a resource now. @returns what it gave; null when it holds nothing or has no rule
 * @throws what keeps rows that stay at their source from being read
 */
export async function measureResource(ctx: Ctx, resourceId: string): Promise<DayRow | null> {
  const [measure] = slotsOf(ctx.database)?.all(rowMeasureSlot) ?? [];
  if (!measure) return null;
  const { row, rules, measurements } = await ctx.database.inTenant(ctx, async (tx) => {
    const active = (await ruleRows(tx, resourceId)).filter((one) => one.active);
    const all: (Measurement | null)[] = [];
    for (const rule of active) all.push(await measurementOf(tx, rule));
    return { row: await rowOf(tx, resourceId), rules: active, measurements: all };
  });
  if (rules.length === 0) return null;
  const looked = await look(ctx, measure, { row, measurements });
  const results = looked ? resultsOf(ctx, { rules, measurements, looked }) : [];
  if (!looked || results.length === 0) return null;
  const day: DayRow = {
    tenantId: ctx.tenantId,
    resourceId,
    day: localDay(ctx.clock.now()),
    score: scoreOf(results),
    rows: looked.rows,
    results,
    measuredAt: ctx.clock.now(),
  };
  await ctx.database.inTenant(ctx, (tx) => keepDay(tx, row, { day, rules, results }));
  return day;
}

async function keepDay(
  tx: Tx,
  row: ResourceRow,
  {
    day,
    rules,
    results,
  }: {
    readonly day: DayRow;
    readonly rules: readonly RuleRow[];
    readonly results: readonly RuleResult[];
  },
): Promise<void> {
  // A case may belong to a department that whoever measures does not reach; the right to measure was proved.
  await elevate(tx);
  await saveDays(tx, [day]);
  await updateScore(tx, row.id, Number(day.score));
  for (const rule of rules) {
    const result = results.find(({ ruleId }) => ruleId === rule.id);
    if (result) await followRule(tx, row, { rule, result, day: day.day });
  }
  await audit(tx, [
    { action: 'catalogue.measure', subject: row.id, detail: { score: Number(day.score) } },
  ]);
}

/** What was seen of the rows. */
interface Looked {
  readonly rows: number;
  /** Null: known only at the source. */
  readonly changedAt: Date | null;
  /** In the order of the measurements that are wanted. */
  readonly measured: readonly Measured[];
}

async function look(
  ctx: Ctx,
  measure: RowMeasure,
  {
    row,
    measurements,
  }: { readonly row: ResourceRow; readonly measurements: readonly (Measurement | null)[] },
): Promise<Looked | null> {
  const wanted = measurements.filter((one) => one !== null);
  const resource = viewOf(row);
  if (row.kind === 'inPlace') {
    const found = wanted.length > 0 ? await measure.atSource(ctx, resource, wanted) : null;
    return found && { ...found, changedAt: null };
  }
  const state = await ctx.database.inTenant(ctx, (tx) => measure.state(tx, row.id));
  if (!state) return null;
  const measured = wanted.length > 0 ? await measure.measure(ctx, resource, wanted) : [];
  return { ...state, measured };
}

function resultsOf(
  ctx: Ctx,
  {
    rules,
    measurements,
    looked,
  }: {
    readonly rules: readonly RuleRow[];
    readonly measurements: readonly (Measurement | null)[];
    readonly looked: Looked;
  },
): RuleResult[] {
  const wanted = measurements.filter((one) => one !== null);
  return rules.flatMap((rule, at) => {
    const { id: ruleId, kind, title } = rule;
    // When rows last changed is known only where they lie: of what stays at its source nothing is said of that.
    if (kind === 'fresh' && looked.changedAt === null) return [];
    const one = measurements[at];
    const found = one ? looked.measured[wanted.indexOf(one)] : freshness(ctx, rule, looked);
    const { checked, failed } = found ?? { checked: 0, failed: 0 };
    const isGood = passes(checked, failed, Number(rule.leastShare));
    return [{ ruleId, kind, title, checked, failed, passes: isGood }];
  });
}

function freshness({ clock }: Ctx, rule: RuleRow, { rows, changedAt }: Looked): Measured | null {
  if (rule.kind !== 'fresh' || changedAt === null) return null;
  const isFresh = daysBetween(changedAt, clock.now()) <= (rule.settings.days ?? 0);
  return { checked: rows, failed: isFresh ? 0 : rows };
}

async function measurementOf(
  tx: Tx,
  { kind, fields, settings }: RuleRow,
): Promise<Measurement | null> {
  if (kind === 'fresh') return null;
  if (kind !== 'consistent') return { kind, fields };
  const other = await resourceByCode(tx, settings.otherCode ?? '');
  const [field] = fields;
  const { by, otherField, otherBy } = settings;
  if (!other || !field || !by || !otherField || !otherBy) return null;
  return { kind, field, by, other, otherField, otherBy };
}

async function followRule(
  tx: Tx,
  resource: ResourceRow,
  {
    rule,
    result,
    day,
  }: { readonly rule: RuleRow; readonly result: RuleResult; readonly day: string },
): Promise<void> {
  if (result.passes) {
    if (rule.brokenSince !== null) await updateRule(tx, rule.id, { brokenSince: null });
    return;
  }
  const [known] = rule.caseId ? await casesByIds(tx, [rule.caseId]) : [];
  const isOpen = known !== undefined && known.closedAt === null;
  const brokenSince = rule.brokenSince ?? day;
  if (isOpen) return void (await updateRule(tx, rule.id, { brokenSince }));
  const opened = await openCaseFor(tx, resource, result);
  await updateRule(tx, rule.id, { brokenSince, caseId: opened.id, caseNumber: opened.number });
  const payload = {
    code: resource.code,
    ruleId: rule.id,
    kind: rule.kind,
    caseNumber: opened.number,
  };
  const audience = { departments: [resource.ownerDepartmentId] };
  await emit(tx, [{ type: events.ruleBroken, subject: resource.id, payload, audience }]);
}

async function openCaseFor(tx: Tx, resource: ResourceRow, { title, checked, failed }: RuleResult) {
  const [opened] = await openCases(tx, [
    {
      categoryCode: categoryOfCases,
      leadDepartmentId: resource.ownerDepartmentId,
      sure: true,
      title: `数据质量：${resource.titleZh}未达到“${title}”`,
      description: `数据资源“${resource.titleZh}”共检查 ${checked} 行，${failed} 行不符合规则“${title}”。请核对来源数据，改正后重新归集。`,
      urgency: 'normal',
      channel: 'system',
      position: null,
      address: '',
      villageId: null,
      gridCellId: null,
      public: false,
      confidential: false,
      judgement: { reasons: ['数据质量规则每日评测，按资源归属派遣'] },
      attachments: [],
      reporter: { kind: 'system', personId: null, name: '数据质量评测', onBehalfOf: null },
    },
  ]);
  if (!opened) throw new Error('no case was opened');
  return opened;
}

/** Sources that could not be read, by resource, and when they are tried again. */
const triedAgainAt = new Map<string, number>();
const patienceMs = 3_600_000;

/**
 * Measures every resource of a town that was not measured today. One that cannot be read (a source that is away) keeps none of the
 * others from it, and is tried again after an hour. @throws at the end what was no problem of a source
 */
export async function measureTown(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now();
  const today = localDay(now);
  const rows = await ctx.database.inTenant(ctx, (tx) => resourceRows(tx, {}));
  const faults: unknown[] = [];
  for (const { id, scoredAt } of rows) {
    const isDone = scoredAt !== null && localDay(scoredAt) === today;
    if (isDone || (triedAgainAt.get(id) ?? 0) > now.getTime()) continue;
    await measureResource(ctx, id).then(
      () => triedAgainAt.delete(id),
      (error: unknown) => {
        triedAgainAt.set(id, now.getTime() + patienceMs);
        if (!(error instanceof Problem)) faults.push(error);
      },
    );
  }
  if (faults.length > 0) throw new AggregateError(faults, 'resources could not be measured');
}
