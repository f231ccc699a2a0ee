/** What the demo's meters would have counted: the plan's light, hour by hour, with losses and dead lamps. */
import { createRandom } from '#demo/random.ts';
import { burningOf, switchPoints } from '../rules/programme.ts';
import { nightAtOrAfter, type Place } from '../rules/sun.ts';
import { programmeOn, type Surroundings } from '../service/deciding.ts';
import type { GroupRow } from '../store/tables.ts';

const hourMs = 3_600_000;

/** A lamp that stayed dark. */
export interface DemoOutage {
  /** Place of the lamp in its cabinet. */
  readonly lamp: number;
  readonly from: Date;
  readonly to: Date;
}

/** Meter readings at the ends of hours. */
export interface MeterSeries {
  readonly times: readonly Date[];
  readonly energy: readonly number[];
  readonly activePower: readonly number[];
}

interface Metered {
  readonly externalId: string;
  readonly group: GroupRow;
  readonly place: Place;
  readonly lamps: number;
  readonly outages: readonly DemoOutage[];
  /** Hours without a reading, by their place in the list. */
  readonly isGap: (index: number) => boolean;
}

/** The register and the power of one cabinet. */
export function meterSeries(
  around: Surroundings,
  hours: readonly Date[],
  of: Metered,
): MeterSeries {
  const random = createRandom(21, of.externalId);
  const [times, energy, activePower]: [Date[], number[], number[]] = [[], [], []];
  let register = 1200 + random.integer(0, 4000);
  for (const [index, hour] of hours.entries()) {
    const end = new Date(hour.getTime() + hourMs);
    const light = fullHoursOf(around, of, hour, end);
    const dead = of.outages.filter(({ from, to }) => from < end && hour < to).length;
    // Cable and driver take 3 %, the cabinet itself 15 W.
    const kwh = (of.group.ratedWatts * (of.lamps - dead) * light * 1.03 + 15) / 1000;
    const used = kwh * (1 + random.normal(0, 0.008));
    register += used;
    if (of.isGap(index)) continue;
    times.push(end);
    energy.push(Math.round(register * 100) / 100);
    activePower.push(Math.round(used * 1000) / 1000);
  }
  return { times, energy, activePower };
}

function fullHoursOf(around: Surroundings, of: Metered, from: Date, to: Date): number {
  const night = nightAtOrAfter(from, of.place);
  if (!night || night.duskAt >= to) return 0;
  const programme = programmeOn(around, of.group.code, night.date);
  return programme ? burningOf(switchPoints(programme, night), from, to).fullHours : 0;
}

/** Some lamps of each cabinet fail for some nights: two months have about twenty such episodes. */
export function demoOutages(externalId: string, lamps: number, until: Date): DemoOutage[] {
  const random = createRandom(22, externalId);
  const count = random.integer(0, 3);
  return Array.from({ length: count }, () => {
    const from = new Date(until.getTime() - random.integer(6, 55) * 24 * hourMs);
    const to = new Date(from.getTime() + random.integer(1, 5) * 24 * hourMs);
    return { lamp: random.integer(0, lamps - 1), from, to };
  });
}
