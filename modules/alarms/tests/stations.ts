/** Things and rules for tests. */
import type { TestTown } from '#testing';
import { submit } from '#modules/observations/index.ts';
import { addThings, thingsOf } from '#modules/things/index.ts';
import type { RuleDefinition } from '../contract/index.ts';
import { addRules, type NewRule } from '../index.ts';
import { reloadRules } from '../service/rules-of.ts';

/** In a grid cell of the demo town. */
export const market = { longitude: 112.95, latitude: 28.45 };

/** An air station and a manhole in the market quarter. */
export async function withThings(town: TestTown): Promise<{ air: string; manhole: string }> {
  const added = await town.database.inTenant(town.ctx, (tx) =>
    addThings(tx, [
      {
        name: '测试空气站',
        modelCode: 'air-station',
        door: 'none',
        code: 'T-AIR',
        position: market,
      },
      { name: '测试井盖', modelCode: 'manhole', door: 'none', code: 'T-MH', position: market },
    ]),
  );
  await thingsOf(town.ctx);
  return { air: added[0]?.id ?? '', manhole: added[1]?.id ?? '' };
}

/** PM2.5 above 75 for ten minutes. */
export const pm25Rule: NewRule = {
  code: 'test-pm25',
  enabled: true,
  nameZh: '测试规则',
  nameEn: 'Test rule',
  titleZh: 'PM2.5 偏高',
  titleEn: 'PM2.5 high',
  type: 'test-pm25-high',
  severity: 'warning',
  categoryCode: null,
  scope: { modelCode: 'air-station', thingCodes: ['T-AIR'], groupCodes: [], villageCodes: [] },
  hysteresis: 5,
  flapSeconds: 600,
  when: {
    kind: 'duration',
    seconds: 600,
    of: { kind: 'threshold', key: 'pm25', op: 'above', value: 75 },
  },
  clear: null,
  schedule: null,
};

/** A cover is open; opens a case. */
export const coverRule: NewRule = {
  ...pm25Rule,
  code: 'test-cover',
  titleZh: '井盖打开',
  titleEn: 'Cover open',
  type: 'test-cover-open',
  severity: 'urgent',
  categoryCode: '010101',
  scope: { modelCode: 'manhole', thingCodes: ['T-MH'], groupCodes: [], villageCodes: [] },
  hysteresis: 0,
  when: { kind: 'threshold', key: 'coverOpen', op: 'equals', value: true },
};

/** Adds rules and lets this process judge by them. */
export async function withRules(town: TestTown, rules: readonly NewRule[]): Promise<void> {
  await town.database.inTenant(town.ctx, (tx) => addRules(tx, rules));
  await reloadRules(town.ctx);
}

/** A rule's definition without its code. */
export function definitionOf({
  code: _code,
  enabled: _on,
  ...definition
}: NewRule): RuleDefinition {
  return definition;
}

/** Sends one value of a thing, measured now or at another instant. */
export function send(
  town: TestTown,
  thingId: string,
  values: Readonly<Record<string, number | boolean>>,
  more: { readonly at?: Date; readonly quality?: 'N' | 'D'; readonly backfill?: boolean } = {},
) {
  const { at = town.clock.now(), quality = 'N', backfill = false } = more;
  return submit(town.database, {
    tenantId: town.tenantId,
    thingId,
    door: 'none',
    receivedAt: town.clock.now(),
    readings: Object.entries(values).map(([key, value]) => ({ key, value, at, quality })),
    backfill,
  });
}
