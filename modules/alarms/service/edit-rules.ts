/** Making and changing rules: checked, versioned, in force at once. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { saveVersions } from '#platform/versions/index.ts';
import { thingsOf } from '#modules/things/index.ts';
import type { RuleDefinition } from '../contract/index.ts';
import { problem } from '../contract/problems.ts';
import { liveRule } from '../rules/book.ts';
import { insertRules, lockRule, updateRule } from '../store/rules.ts';
import { activeThings, deleteStates } from '../store/states.ts';
import type { RuleRecord } from '../store/tables.ts';
import { letGo } from './carry-out.ts';
import { checkRule } from './check-rule.ts';
import { reloadRules, rulesChangedIn, rulesOf, surroundingsOf } from './rules-of.ts';
import { armSilence } from './wake.ts';

/** Kind under which versions of rules are kept. */
export const versionKind = 'alarms.rule';

/** A rule with its code and whether it judges. */
export interface NewRule extends RuleDefinition {
  readonly code: string;
  readonly enabled: boolean;
}

/** What was saved. */
export interface SavedReply {
  readonly id: string;
  readonly version: number;
}

/** Runs a change of the rules in one transaction and refreshes this process's copy after it. */
export async function changingRules<T>(ctx: Ctx, work: (tx: Tx) => Promise<T>): Promise<T> {
  const result = await ctx.database.inTenant(ctx, async (tx) => {
    const done = await work(tx);
    await rulesChangedIn(tx);
    return done;
  });
  await reloadRules(ctx);
  return result;
}

/** Adds rules in the running transaction; codes that are taken stay as they are. @returns how many */
export async function addRulesIn(tx: Tx, rules: readonly NewRule[]): Promise<RuleRecord[]> {
  const now = tx.ctx.clock.now();
  const rows = rules.map(
    ({ code, enabled, ...definition }): RuleRecord => ({
      id: uuidv7(),
      tenantId: tx.ctx.tenantId,
      code,
      enabled,
      definition,
      version: 1,
      removed: false,
      updatedAt: now,
    }),
  );
  const ids = new Set(await insertRules(tx, rows));
  const added = rows.filter(({ id }) => ids.has(id));
  await saveVersions(
    tx,
    added.map(({ id, enabled, definition }) => ({
      kind: versionKind,
      subject: id,
      content: { enabled, ...definition },
    })),
  );
  await rulesChangedIn(tx);
  await arm(tx, added);
  return added;
}

/** Adds one rule, switched off. @throws rule-code-taken */
export function addRule(ctx: Ctx, rule: Omit<NewRule, 'enabled'>): Promise<SavedReply> {
  return changingRules(ctx, async (tx) => {
    await checkRule(tx, rule);
    const [added] = await addRulesIn(tx, [{ ...rule, enabled: false }]);
    if (!added) throw problem('rule-code-taken', { code: rule.code });
    await audit(tx, [{ action: 'alarms.addRule', subject: added.id, detail: { code: rule.code } }]);
    return { id: added.id, version: 1 };
  });
}

/** Changes a rule; what it remembered and held is let go. @throws not-found, changed-meanwhile */
export function saveRule(
  ctx: Ctx,
  ruleId: string,
  version: number,
  definition: RuleDefinition,
): Promise<SavedReply> {
  return changingRules(ctx, async (tx) => {
    const before = await present(tx, ruleId, version);
    await checkRule(tx, definition);
    await release(tx, before, 'ruleChanged');
    await change(tx, before, { definition });
    return { id: ruleId, version: version + 1 };
  });
}

/** Switches a rule on or off. @throws not-found, changed-meanwhile */
export function switchRule(
  ctx: Ctx,
  ruleId: string,
  to: { readonly enabled: boolean; readonly version: number },
): Promise<SavedReply> {
  return changingRules(ctx, async (tx) => {
    const before = await present(tx, ruleId, to.version);
    if (before.enabled === to.enabled) return { id: ruleId, version: before.version };
    if (to.enabled) await checkRule(tx, before.definition);
    else await release(tx, before, 'ruleOff');
    await change(tx, before, { enabled: to.enabled });
    return { id: ruleId, version: to.version + 1 };
  });
}

/** Takes a rule out of use. @throws not-found */
export function removeRule(ctx: Ctx, ruleId: string): Promise<void> {
  return changingRules(ctx, async (tx) => {
    const before = await present(tx, ruleId);
    await release(tx, before, 'ruleOff');
    await change(tx, before, { enabled: false, removed: true });
  });
}

async function present(tx: Tx, ruleId: string, version?: number): Promise<RuleRecord> {
  const rule = await lockRule(tx, ruleId);
  if (!rule || rule.removed) throw generalProblem('not-found', { what: '规则' });
  if (version !== undefined && version !== rule.version) {
    throw generalProblem('changed-meanwhile', { what: `规则 ${rule.definition.nameZh}` });
  }
  return rule;
}

/** Saves a change of a locked rule as a new version. */
export async function change(
  tx: Tx,
  before: RuleRecord,
  to: Partial<Pick<RuleRecord, 'enabled' | 'definition' | 'removed'>>,
): Promise<void> {
  await updateRule(tx, before, to);
  const after = { ...before, ...to, version: before.version + 1 };
  const content = { enabled: after.enabled, ...after.definition };
  await saveVersions(tx, [{ kind: versionKind, subject: before.id, content }]);
  const detail = { code: before.code, enabled: after.enabled, removed: after.removed };
  await audit(tx, [{ action: 'alarms.changeRule', subject: before.id, detail }]);
  await rulesChangedIn(tx);
  if (after.enabled) await arm(tx, [after]);
}

async function arm(tx: Tx, rows: readonly RuleRecord[]): Promise<void> {
  const enabled = rows.filter((one) => one.enabled);
  if (enabled.length === 0) return;
  const around = await surroundingsOf(tx);
  const rules = enabled.map((one) => liveRule(one, around));
  await armSilence(tx, rules, (await thingsOf(tx)).all());
}

/** Lets go of everything a rule holds and remembers. */
export async function release(tx: Tx, rule: RuleRecord, reason: string): Promise<void> {
  const held = await activeThings(tx, [rule.id]);
  await deleteStates(tx, rule.id);
  if (held.length === 0) return;
  const book = await rulesOf(tx);
  const live = book.byId(rule.id) ?? liveRule(rule, await surroundingsOf(tx));
  const things = await thingsOf(tx);
  const at = tx.ctx.clock.now();
  for (const { thingId } of held) {
    const thing = things.byId(thingId);
    if (thing) await letGo(tx, book, { rule: live, thing }, { at, reason });
  }
}
