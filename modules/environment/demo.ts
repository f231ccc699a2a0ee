/** Stations of the demo town with two months of hours behind them. */
import { demoSecret } from '#demo/device-secrets.ts';
import { addRules, fillAlarmHistory } from '#modules/alarms/index.ts';
import { loadHistory } from '#modules/observations/index.ts';
import { addThings, fillPresence, type NewThing } from '#modules/things/index.ts';
import { ground } from '#modules/towns/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { localDay } from '#platform/calendar/index.ts';
import type { DemoContext } from '#platform/module/index.ts';
import { shippedRules } from './catalogue/rules.ts';
import { airSeries, hoursBefore, noiseSeries, type Series, waterSeries } from './demo/series.ts';
import { demoAirs, demoNoises, demoWaters } from './demo/stations.ts';
import { judgeDays } from './service/days.ts';
import { addNoise, saveSites } from './store/environment.ts';

/** Hours of history; the template of the tests has two days of them. */
const longHours = 60 * 24;
const dayMs = 86_400_000;
const shortHours = 48;

const stationModels = ['air-station', 'noise-meter', 'water-station'];

/** Fills one tenant of the demo county: the stations stand in Qingxi. */
export async function fillDemo({ ctx, tenant, historyCount }: DemoContext): Promise<void> {
  if (tenant.kind !== 'town') return;
  await ctx.database.inTenant(ctx, async (tx) => {
    await addRules(tx, shippedRules);
    if (tenant.position === 0) await fillStations(tx, historyCount > 0 ? longHours : shortHours);
    if (historyCount > 0) await fillAlarmHistory(tx, stationModels);
  });
}

async function fillStations(tx: Tx, hourCount: number): Promise<void> {
  const hours = hoursBefore(tx.ctx.clock.now(), hourCount);
  const [airs, noises, waters] = [demoAirs(), demoNoises(), demoWaters()];
  const { departments } = await ground(tx);
  const thing =
    (modelCode: string, door: NewThing['door']) =>
    (one: (typeof airs)[number] | (typeof noises)[number] | (typeof waters)[number]): NewThing => ({
      name: one.name,
      modelCode,
      door,
      externalId: one.externalId,
      secret: demoSecret(one.externalId),
      position: one.position,
      address: one.address,
      departmentId: departments.find(({ code }) => code === one.department)?.id ?? null,
    });
  const added = await addThings(tx, [
    ...airs.map(thing('air-station', 'hj212')),
    ...noises.map(thing('noise-meter', 'mqtt')),
    ...waters.map(thing('water-station', 'hj212')),
  ]);
  if (hourCount === longHours) await fillPresence(tx, added, 900);
  const series: Series[] = [
    ...airs.map((one) => airSeries(one, hours)),
    ...noises.map((one) => noiseSeries(one, hours)),
    ...waters.map((one) => waterSeries(one, hours)),
  ];
  await loadHistory(
    tx,
    added.flatMap(({ id }, index) =>
      Object.entries(series[index] ?? {}).map(([key, values]) => ({
        thingId: id,
        key,
        times: hours,
        values,
      })),
    ),
  );
  const meters = added.slice(airs.length, airs.length + noises.length).map(({ id }) => id);
  await fillNoiseHours(tx, meters, series.slice(airs.length), hours);
  await saveSites(tx, sitesOf(tx, added.slice(airs.length), [...noises, ...waters]));
  if (hourCount === longHours) {
    const ids = added.map(({ id }) => id);
    const day = (back: number) => localDay(new Date(tx.ctx.clock.now().getTime() - back * dayMs));
    await judgeDays(tx, ids, { from: day(hourCount / 24 - 1), to: day(1) });
  }
}

/** The sums that the judge would have made of the same hours. */
async function fillNoiseHours(
  tx: Tx,
  meters: readonly string[],
  series: readonly Series[],
  hours: readonly Date[],
): Promise<void> {
  const rows = meters.flatMap((thingId, index) =>
    (series[index]?.['leq'] ?? []).map((level, hour) => ({
      tenantId: tx.ctx.tenantId,
      thingId,
      hourAt: hours[hour] ?? new Date(0),
      energy: 10 ** (level / 10),
      samples: 1,
      loudest: level,
      quietest: level,
    })),
  );
  await addNoise(tx, rows);
}

function sitesOf(
  tx: Tx,
  added: readonly { id: string }[],
  stations: readonly (
    | ReturnType<typeof demoNoises>[number]
    | ReturnType<typeof demoWaters>[number]
  )[],
) {
  return stations.map((one, index) => ({
    tenantId: tx.ctx.tenantId,
    thingId: added[index]?.id ?? '',
    noiseZone: 'zone' in one ? one.zone : ('2' as const),
    waterBody: 'body' in one ? one.body : ('river' as const),
    waterTarget: 'target' in one ? one.target : (3 as const),
    version: 1,
  }));
}
