/** Energy and saving of each cabinet by the local day, kept so that they can be counted. */
import { instantAt, localDay } from '#platform/calendar/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { endedDays } from '#platform/ended-days/index.ts';
import { type Bucket, historyIn } from '#modules/observations/index.ts';
import { events } from '../contract/index.ts';
import { leastCoverage, savingOf } from '../rules/saving.ts';
import type { Place } from '../rules/sun.ts';
import { faultsWithin } from '../store/control.ts';
import { saveEnergyDays } from '../store/energy-days.ts';
import type { EnergyDayRow, FaultRow, SettingsRow } from '../store/tables.ts';
import { type Surroundings, surroundings } from './deciding.ts';
import { type Lamp, type Lights, lights } from './lamps.ts';
import { plan } from './plan.ts';
import { type Meter, periodOf, type Span } from './saving.ts';
import { townPlace } from './views.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Timers of days of cabinets, by the id of the device. */
export const energyDays = endedDays('lighting.energyDay');

type Cabinet = Lights['cabinets'][number];

/** What all cabinets share. */
interface Town {
  readonly around: Surroundings;
  readonly outages: readonly FaultRow[];
  readonly settings: SettingsRow;
}

/** Reckons local days of cabinets anew, both ends included, at most 80 of them, and tells which. */
export async function reckonEnergy(
  tx: Tx,
  cabinetIds: readonly string[],
  days: { readonly from: string; readonly to: string },
): Promise<void> {
  const [from, end] = [instantAt(days.from), new Date(instantAt(days.to).getTime() + dayMs)];
  const town: Town = {
    around: await surroundings(tx),
    outages: await faultsWithin(tx, 'dark-by-night', from, end),
    settings: (await plan(tx)).settings,
  };
  const [all, place] = [await lights(tx), await townPlace(tx)];
  const told = Array.from({ length: (end.getTime() - from.getTime()) / dayMs }, (_, index) =>
    localDay(new Date(from.getTime() + index * dayMs)),
  );
  for (const cabinet of all.cabinets.filter(({ id }) => cabinetIds.includes(id))) {
    const lamps = all.lamps.filter((lamp) => lamp.cabinet?.id === cabinet.id && lamp.group);
    const at = cabinet.position ?? place;
    if (!at || lamps.length === 0) continue;
    const meters = metersOf(await hoursOf(tx, cabinet.id, from, end));
    const own = { cabinet, lamps, place: at };
    const rows = [...meters].map(([day, meter]) => rowOf(tx, town, own, { day, meter }));
    await saveEnergyDays(tx, rows);
    const audience = { everyone: true };
    const payload = { days: told };
    await emit(tx, [{ type: events.daysReckoned, subject: cabinet.id, payload, audience }]);
  }
}

/** Hours of the register, one before the first day so that the step over midnight is known. */
function hoursOf(tx: Tx, thingId: string, first: Date, end: Date): Promise<Bucket[]> {
  const from = new Date(first.getTime() - hourMs);
  const points = Math.round((end.getTime() - from.getTime()) / hourMs);
  return historyIn(tx, { thingId, key: 'energy', from, to: end, points });
}

/** Energy by local day; a register that was changed for a new one starts again: only rises count. */
function metersOf(buckets: readonly Bucket[]): Map<string, Meter> {
  const days = new Map<string, { kwh: number; coverage: number }>();
  let before = buckets[0]?.first ?? 0;
  for (const [index, { from, first, last }] of buckets.entries()) {
    const rise = Math.max(0, first - before) + Math.max(0, last - first);
    before = last;
    // The hour before the first day only tells where the register stood.
    if (index === 0 && localDay(from) !== localDay(new Date(from.getTime() + hourMs))) continue;
    const day = localDay(from);
    const known = days.get(day) ?? { kwh: 0, coverage: 0 };
    days.set(day, { kwh: known.kwh + rise, coverage: Math.min(1, known.coverage + 1 / 24) });
  }
  return days;
}

function rowOf(
  tx: Tx,
  { around, outages, settings }: Town,
  { cabinet, lamps, place }: { cabinet: Cabinet; lamps: readonly Lamp[]; place: Place },
  { day, meter }: { day: string; meter: Meter },
): EnergyDayRow {
  const dayAt = instantAt(day);
  const span: Span = { from: dayAt, to: new Date(dayAt.getTime() + dayMs) };
  const period = periodOf(around, { lamps, place }, span, { meter, outages });
  const { baselineKwh, savedKwh } = savingOf([period], settings);
  const ids = new Set(lamps.map(({ thing }) => thing.id));
  const dark = outages.filter(
    ({ thingId, fromAt, toAt }) =>
      ids.has(thingId) && fromAt < span.to && (toAt === null || toAt > span.from),
  );
  return {
    tenantId: tx.ctx.tenantId,
    thingId: cabinet.id,
    dayAt,
    meteredKwh: meter.kwh,
    baselineKwh,
    savedKwh,
    amountFen: Math.round(savedKwh * settings.fenPerKwh),
    kgCo2: savedKwh * settings.kgCo2PerKwh,
    coverage: meter.coverage,
    // A day's 24 hours add up with the dust of binary sums.
    claimed: meter.coverage >= leastCoverage - 1e-9,
    lamps: lamps.length,
    darkLamps: new Set(dark.map(({ thingId }) => thingId)).size,
    villageId: cabinet.villageId,
    gridCellId: cabinet.gridCellId,
    departmentId: cabinet.departmentId,
  };
}
