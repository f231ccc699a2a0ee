/** The plan of every town; lamps, cabinets and two months of meter readings in Qingxi. */
import { demoSecret } from '#demo/device-secrets.ts';
import { fillAlarmHistory } from '#modules/alarms/index.ts';
import { loadHistory } from '#modules/observations/index.ts';
import { type AddedThing, addThings, fillPresence } from '#modules/things/index.ts';
import { ground } from '#modules/towns/index.ts';
import { localDay } from '#platform/calendar/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import type { DemoContext } from '#platform/module/index.ts';
import { demoOutages, meterSeries } from './demo/energy.ts';
import { type DemoCabinet, demoCabinets } from './demo/streets.ts';
import { surroundings } from './service/deciding.ts';
import { reckonEnergy } from './service/energy-days.ts';
import { lights } from './service/lamps.ts';
import { addShippedGroups, setUpLighting } from './service/set-up.ts';
import { insertFaults } from './store/control.ts';

const hourMs = 3_600_000;
/** Hours of meter readings; the template of the tests has two days of them. */
const longHours = 60 * 24;
const shortHours = 48;

/** Fills one tenant of the demo county. */
export async function fillDemo({ ctx, tenant, historyCount }: DemoContext): Promise<void> {
  if (tenant.kind !== 'town') return;
  const few = historyCount === 0;
  await ctx.database.inTenant(ctx, async (tx) => {
    await setUpLighting(tx);
    if (tenant.position === 0) await addShippedGroups(tx);
    if (tenant.position === 0) await fillLights(tx, few);
    if (few) return;
    if (tenant.position === 0) await fillEnergyDays(tx);
    await fillAlarmHistory(tx, ['street-lamp', 'lamp-cabinet']);
  });
}

async function fillLights(tx: Tx, few: boolean): Promise<void> {
  const cabinets = demoCabinets(few);
  const { departments } = await ground(tx);
  const departmentId = departments.find(({ code }) => code === 'city-management')?.id ?? null;
  const common = { door: 'mqtt' as const, departmentId };
  const added = await addThings(
    tx,
    cabinets.map(({ name, externalId, position, street }) => ({
      ...common,
      name,
      modelCode: 'lamp-cabinet',
      externalId,
      secret: demoSecret(externalId),
      position,
      address: street,
    })),
  );
  const lamps = await addThings(
    tx,
    cabinets.flatMap((cabinet, index) =>
      cabinet.lamps.map(({ number, position }) => ({
        ...common,
        name: `${cabinet.street} ${number} 号灯`,
        modelCode: 'street-lamp',
        externalId: lampIdOf(cabinet, number),
        gatewayId: added[index]?.id ?? null,
        position,
        address: cabinet.street,
        groupCodes: [cabinet.groupCode],
      })),
    ),
  );
  if (!few) {
    await fillPresence(tx, added, 900);
    await fillPresence(tx, lamps, 3600);
  }
  await fillMeters(tx, { cabinets, added, lamps, hourCount: few ? shortHours : longHours });
}

/** Name of a lamp at its gateway: `lamp-qx-03-017`. */
function lampIdOf({ externalId }: DemoCabinet, number: number): string {
  return `lamp-${externalId.slice('cabinet-'.length)}-${String(number).padStart(3, '0')}`;
}

/** Energy of the days that the meters tell of, as it would have been reckoned when each had ended. */
async function fillEnergyDays(tx: Tx): Promise<void> {
  const { cabinets } = await lights(tx);
  const day = (back: number) =>
    localDay(new Date(tx.ctx.clock.now().getTime() - back * 24 * hourMs));
  const ids = cabinets.map(({ id }) => id);
  await reckonEnergy(tx, ids, { from: day(longHours / 24 - 1), to: day(1) });
}

interface Filled {
  readonly cabinets: readonly DemoCabinet[];
  readonly added: readonly AddedThing[];
  readonly lamps: readonly AddedThing[];
  readonly hourCount: number;
}

async function fillMeters(tx: Tx, { cabinets, added, lamps, hourCount }: Filled): Promise<void> {
  const around = await surroundings(tx);
  const end = Math.floor(around.at.getTime() / hourMs) * hourMs;
  const hours = Array.from(
    { length: hourCount },
    (_, index) => new Date(end - (hourCount - index) * hourMs),
  );
  let before = 0;
  for (const [index, cabinet] of cabinets.entries()) {
    const [thing, group] = [added[index], around.plan.groups.get(cabinet.groupCode)];
    if (!thing || !group) continue;
    const own = lamps.slice(before, before + cabinet.lamps.length);
    before += cabinet.lamps.length;
    const outages =
      hourCount > shortHours ? demoOutages(cabinet.externalId, own.length, around.at) : [];
    const series = meterSeries(around, hours, {
      externalId: cabinet.externalId,
      group,
      place: cabinet.position,
      lamps: own.length,
      outages,
      // One meter was away for some days of each month: nothing is claimed for it.
      isGap: (hour) => index === 7 && hour % 720 >= 200 && hour % 720 < 310,
    });
    await loadHistory(tx, [
      { thingId: thing.id, key: 'energy', times: series.times, values: series.energy },
      { thingId: thing.id, key: 'activePower', times: series.times, values: series.activePower },
    ]);
    await insertFaults(
      tx,
      outages.flatMap(({ lamp, from, to }) => {
        const dark = own[lamp];
        const row = { tenantId: tx.ctx.tenantId, id: uuidv7(), kind: 'dark-by-night' as const };
        return dark ? [{ ...row, thingId: dark.id, fromAt: from, toAt: to }] : [];
      }),
    );
  }
}
