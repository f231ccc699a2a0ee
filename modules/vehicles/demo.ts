/** Refuse trucks, their routes, and what they drove in the last week in Qingxi. */
import { demoSecret } from '#demo/device-secrets.ts';
import { submit } from '#modules/observations/index.ts';
import { type AddedThing, addThings, fillPresence } from '#modules/things/index.ts';
import { ground } from '#modules/towns/index.ts';
import { instantAt, localDay } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import type { DemoContext } from '#platform/module/index.ts';
import { type DemoRoute, demoDrive, demoRoutes } from './demo/trips.ts';
import { judgeRoutes } from './service/route-days.ts';
import { routeRows, saveRoutes } from './store/routes.ts';

const dayMs = 86_400_000;
/** Days of drives before today. */
const pastDays = 7;
/** Local minutes at which the first truck of a route sets out; the second follows. */
const morning = 330;
const afternoon = 840;

/** Fills one tenant of the demo county. */
export async function fillDemo({ ctx, tenant, historyCount }: DemoContext): Promise<void> {
  if (tenant.kind !== 'town' || tenant.position !== 0) return;
  const routes = demoRoutes().slice(0, historyCount > 0 ? 3 : 1);
  const trucks = await ctx.database.inTenant(ctx, async (tx) => {
    const added = await fillTrucks(tx, routes);
    if (historyCount > 0) await fillPresence(tx, added, 1800);
    return added;
  });
  if (historyCount === 0) return;
  await driveAll(ctx, routes, trucks);
  await ctx.database.inTenant(ctx, async (tx) => {
    const planned = await routeRows(tx);
    for (let back = pastDays; back > 0; back -= 1)
      await judgeRoutes(tx, planned, dayBefore(tx.ctx, back));
  });
}

async function fillTrucks(tx: Tx, routes: readonly DemoRoute[]): Promise<AddedThing[]> {
  const { departments } = await ground(tx);
  const departmentId = departments.find(({ code }) => code === 'sanitation')?.id ?? null;
  const trucks = await addThings(
    tx,
    routes.flatMap((_, index) =>
      [1, 2].map((second) => {
        const number = index * 2 + second;
        // The SIM number of a JT/T 808 terminal, without the zeros that its header puts in front.
        const externalId = `199000088${String(number).padStart(2, '0')}`;
        return {
          name: `清运车 ${number} 号`,
          modelCode: 'refuse-truck',
          door: 'jt808' as const,
          externalId,
          secret: demoSecret(externalId),
          departmentId,
        };
      }),
    ),
  );
  await saveRoutes(
    tx,
    routes.map(({ name, line, points }, index) => ({
      tenantId: tx.ctx.tenantId,
      id: uuidv7(),
      name,
      line: [...line],
      points: [...points],
      bufferMetres: 25,
      thingIds: trucks.slice(index * 2, index * 2 + 2).map(({ id }) => id),
      weekdays: [],
      version: 1,
    })),
  );
  return trucks;
}

function dayBefore(ctx: Ctx, back: number): string {
  return localDay(new Date(ctx.clock.now().getTime() - back * dayMs));
}

/** The drives of the last days and of today up to now, as positions that came late: nobody is called. */
async function driveAll(
  ctx: Ctx,
  routes: readonly DemoRoute[],
  trucks: readonly AddedThing[],
): Promise<void> {
  const now = ctx.clock.now();
  const planned = routes.flatMap((route, index) =>
    [morning, afternoon].map((minute, second) => ({
      route,
      truck: trucks[index * 2 + second],
      minute: minute + index * 10,
    })),
  );
  for (const { route, truck, minute } of planned) {
    if (!truck) continue;
    for (let back = pastDays; back >= 0; back -= 1) {
      const date = dayBefore(ctx, back);
      const drives = demoDrive(route, instantAt(date, minute), `${route.name} ${date}`);
      const past = drives.filter(({ at }) => at <= now);
      if (past.length > 0) await drive(ctx, truck.id, past);
    }
  }
}

async function drive(
  ctx: Ctx,
  thingId: string,
  fixes: ReturnType<typeof demoDrive>,
): Promise<void> {
  await submit(ctx.database, {
    tenantId: ctx.tenantId,
    thingId,
    door: 'jt808',
    receivedAt: ctx.clock.now(),
    backfill: true,
    readings: fixes.flatMap(({ at, position, speed }) => [
      { key: 'position', value: position, at },
      { key: 'speed', value: speed, at },
    ]),
  });
}
