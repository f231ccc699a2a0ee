/** Looking after everything, and telling the operators what is not well. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Database } from '#platform/database/index.ts';
import { type HealthCheck, healthChecksSlot, type HealthFinding } from '#platform/health/index.ts';
import type { ServiceHost } from '#platform/module/index.ts';
import { queueMessages } from '#modules/messages/index.ts';
import { holdersOf } from '#modules/people/index.ts';
import type { Finding } from '../contract/index.ts';
import { dropTroubles, saveTrouble, troubleRows } from '../store/troubles.ts';
import { ownChecks } from './own-checks.ts';

const houses = new WeakMap<Database, ServiceHost>();

/** Keeps what the checks need of the process. */
export function learnHost(database: Database, host: ServiceHost): Promise<void> {
  houses.set(database, host);
  return Promise.resolve();
}

/** Everything as it stands now. */
export async function healthOf(ctx: Ctx): Promise<Finding[]> {
  const found = await look(ctx);
  const troubles = await ctx.database.inTenant(ctx, troubleRows);
  const since = new Map(troubles.map((one) => [one.code, one.since.toISOString()]));
  return found.map((one) => ({ ...one, since: since.get(one.code) ?? null }));
}

/** Looks, and tells the operators of a tenant what became worse. @returns how many matters were told */
export async function watch(ctx: Ctx): Promise<number> {
  const found = await look(ctx);
  return ctx.database.inTenant(ctx, async (tx) => {
    const before = new Map((await troubleRows(tx)).map((one) => [one.code, one.state]));
    const bad = found.filter(({ state }) => state === 'warning' || state === 'urgent');
    const worse = bad.filter(
      ({ code, state }) => before.get(code) !== state && before.get(code) !== 'urgent',
    );
    for (const { code, state } of bad) await saveTrouble(tx, code, state);
    const codes = new Set(bad.map(({ code }) => code));
    await dropTroubles(
      tx,
      [...before.keys()].filter((code) => !codes.has(code)),
    );
    if (worse.length === 0) return 0;
    await audit(
      tx,
      worse.map(({ code, state }) => ({
        action: 'operations.trouble',
        subject: code,
        detail: { state },
      })),
    );
    const operators = await holdersOf(tx, 'operator');
    const told = operators.length > 0 ? operators : await holdersOf(tx, 'administrator');
    await queueMessages(
      tx,
      worse.flatMap((one) =>
        told.map(({ id, name, phone }) => ({
          template: 'health.trouble',
          values: { title: one.titleZh, value: one.valueZh, note: one.cureZh },
          to: { personId: id, name, ...(phone ? { phone } : {}) },
          urgency: one.state === 'urgent' ? ('urgent' as const) : ('important' as const),
          subject: { kind: 'health', id: one.code },
          link: '/console/operations/health',
        })),
      ),
    );
    return worse.length;
  });
}

async function look(ctx: Ctx): Promise<Omit<Finding, 'since'>[]> {
  const host = houses.get(ctx.database);
  if (!host) throw new Error('health is not known before the start');
  const checks = [...ownChecks, ...host.slots.all(healthChecksSlot).flat()];
  return Promise.all(
    checks.map(async (check) => findingOf(check, await foundBy(check, ctx, host))),
  );
}

/** A check that fails is itself a trouble. */
async function foundBy(check: HealthCheck, ctx: Ctx, host: ServiceHost): Promise<HealthFinding> {
  try {
    return await check.look(ctx, host);
  } catch (error) {
    const why = (error as Error).message.slice(0, 200);
    host.logger.error({ err: error, check: check.code }, 'health check failed');
    return {
      state: 'urgent',
      valueZh: '无法检查',
      valueEn: 'cannot be looked at',
      cureZh: why,
      cureEn: why,
    };
  }
}

const findingOf = (
  { code, titleZh, titleEn }: HealthCheck,
  { state, valueZh, valueEn, cureZh = '', cureEn = '' }: HealthFinding,
): Omit<Finding, 'since'> => ({ code, titleZh, titleEn, state, valueZh, valueEn, cureZh, cureEn });
