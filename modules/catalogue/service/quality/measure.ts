/** Measuring the quality of resources; a rule that breaks opens a case with the owner, once as long as that case is open. */
import { casesByIds, openCases } from '#modules/cases/index.ts';
import { localDay } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { elevate, type Tx } from '#platform/database/index.ts';
import { audit } from '#platform/audit/index.ts';
import { emit } from '#platform/events/index.ts';
import { events, type ResourceView, type RuleResult } from '../../contract/index.ts';
import { daysBetween, passes, scoreOf } from '../../rules/quality.ts';
import { type Measurement, type RowMeasure, rowMeasureSlot } from '../../slots.ts';
import { ruleRows, saveDays, updateRule } from '../../store/quality.ts';
import { resourceRows, updateScore } from '../../store/resources.ts';
import type { DayRow, ResourceRow, RuleRow } from '../../store/tables.ts';
import { resourceByCode, viewOf } from '../resources.ts';
import { slotsOf } from '../surroundings.ts';
import { rowOf } from '../views.ts';

/** Where a broken rule's case is filed: nobody's street, but somebody's list. */
const categoryOfCases = '021407';

/** Measures a resource now. @returns what it gave; null when it holds nothing or has no rule */
export async function measureResource(ctx: Ctx, resourceId: string): Promise<DayRow | null> {
  const [measure] = slotsOf(ctx.database)?.all(rowMeasureSlot) ?? [];
  if (!measure) return null;
  const { row, rules, state } = await ctx.database.inTenant(ctx, async (tx) => ({
    row: await rowOf(tx, resourceId),
    rules: (await ruleRows(tx, resourceId)).filter(({ active }) => active),
    state: await measure.state(tx, resourceId),
  }));
  if (!state || rules.length === 0) return null;
  const results = await resultsOf(ctx, measure, {
    resource: viewOf(row),
    rules,
    changedAt: state.changedAt,
    rows: state.rows,
  });
  const day: DayRow = {
    tenantId: ctx.tenantId,
    resourceId,
    day: localDay(ctx.clock.now()),
    score: scoreOf(results),
    rows: state.rows,
    results,
    measuredAt: ctx.clock.now(),
  };
  await ctx.database.inTenant(ctx, async (tx) => {
    // A case may belong to a department that whoever measures does not reach; the right to measure was proved.
    await elevate(tx);
    await saveDays(tx, [day]);
    await updateScore(tx, resourceId, Number(day.score));
    for (const rule of rules) {
      const result = results.find(({ ruleId }) => ruleId === rule.id);
      if (result) await followRule(tx, row, { rule, result, day: day.day });
    }
    await audit(tx, [
      { action: 'catalogue.measure', subject: resourceId, detail: { score: Number(day.score) } },
    ]);
  });
  return day;
}

interface Measuring {
  readonly resource: ResourceView;
  readonly rules: readonly RuleRow[];
  readonly changedAt: Date;
  readonly rows: number;
}

async function resultsOf(ctx: Ctx, measure: RowMeasure, given: Measuring): Promise<RuleResult[]> {
  const { resource, rules, changedAt, rows } = given;
  const measurements = await ctx.database.inTenant(ctx, async (tx) => {
    const all: (Measurement | null)[] = [];
    for (const rule of rules) all.push(await measurementOf(tx, rule));
    return all;
  });
  const wanted = measurements.filter((one) => one !== null);
  const measured = wanted.length > 0 ? await measure.measure(ctx, resource, wanted) : [];
  return rules.map((rule, at) => {
    const { id: ruleId, kind, title } = rule;
    const one = measurements[at];
    const found = one ? measured[wanted.indexOf(one)] : undefined;
    const isFresh = daysBetween(changedAt, ctx.clock.now()) <= (rule.settings.days ?? 0);
    const { checked, failed } =
      found ??
      (kind === 'fresh'
        ? { checked: rows, failed: isFresh ? 0 : rows }
        : { checked: 0, failed: 0 });
    return {
      ruleId,
      kind,
      title,
      checked,
      failed,
      passes: passes(checked, failed, Number(rule.leastShare)),
    };
  });
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

/** Measures every resource of a town that was not measured today. */
export async function measureTown(ctx: Ctx): Promise<void> {
  const today = localDay(ctx.clock.now());
  const rows = await ctx.database.inTenant(ctx, (tx) => resourceRows(tx, {}));
  for (const { id, scoredAt } of rows) {
    if (scoredAt === null || localDay(scoredAt) !== today) await measureResource(ctx, id);
  }
}
