/** For what points are given: shipped rules, and what the town made of them. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Database, Tx } from '#platform/database/index.ts';
import type { PointsRule } from '#platform/points/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import type { RuleView } from '../../contract/index.ts';
import { ownRules } from '../../rules/own-rules.ts';
import { ruleRows, saveRuleRow } from '../../store/points.ts';
import { asPublic } from '../subject.ts';

/** A year and a half: points of one harvest are spent by the next. */
const shippedLastsDays = 548;

const shipped = new WeakMap<Database, readonly PointsRule[]>();

/** Called once at start with the rules that modules ship. */
export function useShippedRules(database: Database, rules: readonly PointsRule[]): void {
  shipped.set(database, rules);
}

/** All rules in force, the shipped ones as the town has them. */
export async function rulesOf(tx: Tx): Promise<RuleView[]> {
  const rows = new Map((await ruleRows(tx)).map((row) => [row.code, row]));
  const foreign = shipped.get(tx.ctx.database) ?? [];
  const own = ownRules.map((rule) => ({ ...rule, claimable: true }));
  const views = [...own, ...foreign.map((rule) => ({ ...rule, claimable: false }))].map((rule) => ({
    ...rule,
    lastsDays: shippedLastsDays,
    active: true,
    version: 0,
  }));
  const known = new Map<string, RuleView>(views.map((view) => [view.code, view]));
  for (const [code, { tenantId: _, ...row }] of rows) known.set(code, row);
  return [...known.values()];
}

/** The rules for everybody to read. */
export async function listRules(ctx: Ctx) {
  const system = asPublic(ctx);
  return { items: await system.database.inTenant(system, (tx) => rulesOf(tx)) };
}

/** Changes a rule, or adds one. @throws changed-meanwhile */
export async function saveRule(
  ctx: Ctx,
  code: string,
  input: Omit<RuleView, 'code'>,
): Promise<RuleView> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const row = { ...input, code, tenantId: ctx.tenantId, version: input.version + 1 };
    const known = (await ruleRows(tx)).find((one) => one.code === code);
    if ((known?.version ?? 0) !== input.version || !(await saveRuleRow(tx, row))) {
      throw generalProblem('changed-meanwhile', { what: `积分规则 ${input.titleZh}` });
    }
    const detail = { points: input.points, perDay: input.perDay, active: input.active };
    await audit(tx, [{ action: 'participation.saveRule', subject: code, detail }]);
    const { tenantId: _, ...view } = row;
    return view;
  });
}

/** The name of a rule, in both languages. */
export function ruleNames(rules: readonly RuleView[], code: string) {
  const rule = rules.find((one) => one.code === code);
  return { ruleZh: rule?.titleZh ?? code, ruleEn: rule?.titleEn ?? code };
}
