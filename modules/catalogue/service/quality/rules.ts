/** Quality rules: read, added, changed, removed. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import type { QualityDay, RuleInput, RuleView } from '../../contract/quality.ts';
import { problem } from '../../problems.ts';
import { ruleFaults } from '../../rules/quality.ts';
import { dayRows, deleteRule, insertRules, ruleRows, updateRule } from '../../store/quality.ts';
import type { DayRow, RuleRow } from '../../store/tables.ts';
import { proveOwn } from '../own.ts';
import { rowOf } from '../views.ts';

const shownDays = 90;

function ruleView(row: RuleRow): RuleView {
  const { id, kind, title, fields, settings, active, brokenSince, caseId, caseNumber, version } =
    row;
  return {
    id,
    kind,
    title,
    fields,
    settings,
    leastShare: Number(row.leastShare),
    active,
    brokenSince,
    caseId,
    caseNumber,
    version,
  };
}

/** A day as screens see it. */
export function dayView({ day, score, rows, results, measuredAt }: DayRow): QualityDay {
  return {
    day,
    score: Number(score),
    rows: Number(rows),
    results,
    measuredAt: measuredAt.toISOString(),
  };
}

/** Rules and the last 90 days. @throws resource-unknown */
export function qualityOf(ctx: Ctx, resourceId: string) {
  return ctx.database.inTenant(ctx, async (tx) => {
    await rowOf(tx, resourceId);
    const rules = (await ruleRows(tx, resourceId)).map(ruleView);
    return { rules, days: (await dayRows(tx, resourceId, shownDays)).map(dayView) };
  });
}

async function proven(tx: Tx, resourceId: string, rule: RuleInput): Promise<void> {
  const resource = await rowOf(tx, resourceId);
  proveOwn(tx.ctx, resource.ownerDepartmentId);
  const faults = ruleFaults(rule, resource.fields);
  if (faults.length > 0) throw problem('rule-faulty', { count: faults.length }, faults);
}

/** Adds a rule. @throws resource-unknown, resource-not-own, rule-faulty */
export function addRule(ctx: Ctx, resourceId: string, rule: RuleInput): Promise<RuleView> {
  return ctx.database.inTenant(ctx, async (tx) => {
    await proven(tx, resourceId, rule);
    const row: RuleRow = {
      ...rule,
      id: uuidv7(),
      tenantId: ctx.tenantId,
      resourceId,
      brokenSince: null,
      caseId: null,
      caseNumber: null,
      version: 1,
      createdAt: ctx.clock.now(),
    };
    await insertRules(tx, [row]);
    await audit(tx, [
      { action: 'catalogue.addRule', subject: resourceId, detail: { kind: rule.kind } },
    ]);
    return ruleView(row);
  });
}

/** Changes a rule. @throws resource-unknown, resource-not-own, rule-unknown, rule-faulty, changed-meanwhile */
export function saveRule(
  ctx: Ctx,
  place: { readonly resourceId: string; readonly ruleId: string },
  given: RuleInput & { readonly version: number },
): Promise<RuleView> {
  return ctx.database.inTenant(ctx, async (tx) => {
    await proven(tx, place.resourceId, given);
    const find = async () =>
      (await ruleRows(tx, place.resourceId)).find(({ id }) => id === place.ruleId);
    if (!(await find())) throw problem('rule-unknown');
    const { kind, title, fields, settings, leastShare, active, version } = given;
    const change = { kind, title, fields, settings, leastShare, active };
    if (!(await updateRule(tx, place.ruleId, change, version))) {
      throw generalProblem('changed-meanwhile', { what: '质量规则' });
    }
    await audit(tx, [
      { action: 'catalogue.saveRule', subject: place.resourceId, detail: { rule: place.ruleId } },
    ]);
    const saved = await find();
    if (!saved) throw problem('rule-unknown');
    return ruleView(saved);
  });
}

/** Removes a rule. @throws resource-unknown, resource-not-own, rule-unknown */
export function removeRule(
  ctx: Ctx,
  place: { readonly resourceId: string; readonly ruleId: string },
): Promise<{ done: boolean }> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const resource = await rowOf(tx, place.resourceId);
    proveOwn(ctx, resource.ownerDepartmentId);
    if (!(await deleteRule(tx, place.resourceId, place.ruleId))) throw problem('rule-unknown');
    await audit(tx, [
      { action: 'catalogue.removeRule', subject: place.resourceId, detail: { rule: place.ruleId } },
    ]);
    return { done: true };
  });
}
