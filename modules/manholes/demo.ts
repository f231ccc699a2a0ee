/** The alarm rules of every town; forty manholes with two weeks of readings in Qingxi. */
import { demoSecret } from '#demo/device-secrets.ts';
import { createRandom } from '#demo/random.ts';
import { addRules, fillAlarmHistory } from '#modules/alarms/index.ts';
import { loadHistory } from '#modules/observations/index.ts';
import { addThings, fillPresence } from '#modules/things/index.ts';
import { ground } from '#modules/towns/index.ts';
import type { Tx } from '#platform/database/index.ts';
import type { DemoContext } from '#platform/module/index.ts';
import { shippedRules } from './catalogue/rules.ts';
import { type DemoCover, demoCovers } from './demo/covers.ts';

const hourMs = 3_600_000;

/** Fills one tenant of the demo county. */
export async function fillDemo({ ctx, tenant, historyCount }: DemoContext): Promise<void> {
  if (tenant.kind !== 'town') return;
  await ctx.database.inTenant(ctx, async (tx) => {
    await addRules(tx, shippedRules);
    if (tenant.position === 0) await fillCovers(tx, historyCount > 0);
    if (historyCount > 0) await fillAlarmHistory(tx, ['manhole']);
  });
}

async function fillCovers(tx: Tx, whole: boolean): Promise<void> {
  const covers = demoCovers(whole ? 40 : 4);
  const { departments } = await ground(tx);
  const departmentId = departments.find(({ code }) => code === 'construction')?.id ?? null;
  const added = await addThings(
    tx,
    covers.map(({ name, externalId, street, position }) => ({
      name,
      modelCode: 'manhole',
      door: 'lorawan' as const,
      externalId,
      secret: demoSecret(externalId),
      position,
      address: street,
      departmentId,
    })),
  );
  if (whole) await fillPresence(tx, added, 14_400);
  const times = readingTimes(tx.ctx.clock.now(), whole ? 14 * 12 : 12);
  await loadHistory(
    tx,
    covers.flatMap((cover, index) => {
      const thingId = added[index]?.id ?? '';
      return Object.entries(readings(cover, times)).map(([key, values]) => ({
        thingId,
        key,
        times,
        values,
      }));
    }),
  );
}

/** Every two hours, as a battery allows; the last half an hour ago. */
function readingTimes(now: Date, count: number): Date[] {
  const last = now.getTime() - hourMs / 2;
  return Array.from(
    { length: count },
    (_, index) => new Date(last - (count - 1 - index) * 2 * hourMs),
  );
}

function readings(cover: DemoCover, times: readonly Date[]): Record<string, number[]> {
  const random = createRandom(32, cover.externalId);
  const charge = random.integer(35, 98);
  let rain = 0;
  return {
    coverOpen: times.map(() => 0),
    tilt: times.map(() => random.integer(0, 3)),
    waterLevel: times.map(() => {
      rain = rain * 0.8 + (random.chance(0.04) ? random.between(5, 40) : 0);
      return Math.round(cover.waterCentimetres + rain);
    }),
    methane: times.map(() => Number(Math.abs(random.normal(1, 1.2)).toFixed(1))),
    hydrogenSulfide: times.map(() => Number(Math.abs(random.normal(0.6, 0.5)).toFixed(1))),
    battery: times.map((_, index) => Math.round(charge + 2 - (2 * index) / times.length)),
  };
}
