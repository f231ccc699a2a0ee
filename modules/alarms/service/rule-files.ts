/** Rules on their way between towns, and their list with numbers. */
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { versionsOf } from '#platform/versions/index.ts';
import { modelsOf, thingsOf, unitText } from '#modules/things/index.ts';
import { ground } from '#modules/towns/index.ts';
import type { RuleChoices, RuleFile, RuleView } from '../contract/index.ts';
import { liveRule } from '../rules/book.ts';
import { ruleCounts, ruleRows } from '../store/rules.ts';
import type { RuleRecord } from '../store/tables.ts';
import { checkRule } from './check-rule.ts';
import { addRulesIn, change, changingRules, release, versionKind } from './edit-rules.ts';
import { surroundingsOf } from './rules-of.ts';

const monthMs = 30 * 86_400_000;

/** Every rule with what it judges and raised. */
export function listRules(ctx: Ctx): Promise<RuleView[]> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const rows = await ruleRows(tx);
    const since = new Date(ctx.clock.now().getTime() - monthMs);
    const counts = new Map((await ruleCounts(tx, since)).map((one) => [one.ruleId, one]));
    const around = await surroundingsOf(tx);
    const things = await thingsOf(tx);
    return rows.map(({ id, code, enabled, version, updatedAt, ...row }) => {
      const { covers } = liveRule({ id, code, version, definition: row.definition }, around);
      return {
        id,
        code,
        enabled,
        version,
        updatedAt: updatedAt.toISOString(),
        thingCount: things.ofModel(row.definition.scope.modelCode).filter(covers).length,
        raisedCount: counts.get(id)?.raised ?? 0,
        activeCount: counts.get(id)?.active ?? 0,
        ...row.definition,
      };
    });
  });
}

/** What rules can be made of. */
export function ruleChoices(ctx: Ctx): Promise<RuleChoices> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const [models, things, town] = await Promise.all([modelsOf(tx), thingsOf(tx), ground(tx)]);
    const villageCodes = new Map(town.villages.map(({ id, code }) => [id, code]));
    return {
      models: models.all().map(({ model }) => {
        const own = things.ofModel(model.code);
        return {
          code: model.code,
          nameZh: model.nameZh,
          nameEn: model.nameEn || model.nameZh,
          properties: model.properties
            .filter(({ access, type }) => access !== 'w' && type !== 'json' && type !== 'position')
            .map(({ key, nameZh, nameEn, type, unit, choices }) => ({
              key,
              nameZh,
              nameEn: nameEn || nameZh,
              type,
              unit: unitText(unit),
              choices: choices ?? [],
            })),
          groupCodes: [...new Set(own.flatMap(({ groupCodes }) => groupCodes))].sort(),
          thingCount: own.length,
        };
      }),
      things: things.all().map(({ id, code, name, modelCode, villageId, groupCodes }) => ({
        id,
        code,
        name,
        modelCode,
        villageCode: villageCodes.get(villageId ?? '') ?? null,
        groupCodes: [...groupCodes],
      })),
      villages: town.villages.map(({ code, nameZh, nameEn }) => ({ code, nameZh, nameEn })),
    };
  });
}

/** What a rule was when. */
export function ruleVersions(ctx: Ctx, ruleId: string) {
  return ctx.database.inTenant(ctx, async (tx) => {
    const versions = await versionsOf(tx, versionKind, ruleId);
    if (versions.length === 0) throw generalProblem('not-found', { what: '规则' });
    return versions.map(({ version, content, savedBy, savedByName, savedAt, note }) => ({
      version,
      content,
      savedBy,
      savedByName,
      savedAt: savedAt.toISOString(),
      note,
    }));
  });
}

/** All rules as a file. */
export function exportRules(ctx: Ctx): Promise<RuleFile> {
  return ctx.database.inTenant(ctx, async (tx) => ({
    format: 'zhenshu-rules-1' as const,
    rules: (await ruleRows(tx)).map(({ code, enabled, definition }) => ({
      code,
      enabled,
      ...definition,
      scope: mutable(definition.scope),
    })),
  }));
}

const mutable = (scope: RuleRecord['definition']['scope']) => ({ ...scope });

/** Takes rules from a file: new ones come switched off, known ones are changed and stay as they were. */
export function importRules(ctx: Ctx, file: RuleFile) {
  return changingRules(ctx, async (tx) => {
    const known = new Map((await ruleRows(tx)).map((row) => [row.code, row]));
    const result = { added: 0, changed: 0, same: 0 };
    for (const one of file.rules) result[await takeOne(tx, one, known.get(one.code))] += 1;
    return result;
  });
}

async function takeOne(
  tx: Tx,
  rule: RuleFile['rules'][number],
  before: RuleRecord | undefined,
): Promise<'added' | 'changed' | 'same'> {
  const { code, enabled: _asThere, ...definition } = rule;
  await checkRule(tx, definition);
  if (!before) {
    await addRulesIn(tx, [{ code, enabled: false, ...definition }]);
    return 'added';
  }
  if (sameJson(before.definition, definition)) return 'same';
  await release(tx, before, 'ruleChanged');
  await change(tx, before, { definition });
  return 'changed';
}

/** Whether two plain values say the same, whatever the order of their members. */
function sameJson(a: unknown, b: unknown): boolean {
  return ordered(a) === ordered(b);
}

function ordered(value: unknown): string {
  return JSON.stringify(value, (_key, one: unknown) =>
    one && typeof one === 'object' && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}
