/** Judged days of stations, kept so that they can be counted. */
import { instantAt, localDay } from '#platform/calendar/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { endedDays } from '#platform/ended-days/index.ts';
import { events } from '../contract.ts';
import { dayRange, noiseHours, replaceDays } from '../store/environment.ts';
import type { DayMatter, DayRow } from '../store/tables.ts';
import { judgedDay } from './noise.ts';
import { airDays, waterDays } from './report.ts';
import { type Station, stations } from './stations.ts';

const dayMs = 86_400_000;
const daysAtOnce = 60;

/** Timers of days of stations, by the id of the device. */
export const stationDays = endedDays('environment.day');

/** Local days, both included. */
interface Days {
  readonly from: string;
  readonly to: string;
}

/** Judges days of stations anew and tells which; a day without enough values is not judged. */
export async function judgeDays(tx: Tx, thingIds: readonly string[], days: Days): Promise<void> {
  const list = daysOf(days);
  for (const station of await stations(tx)) {
    const { id } = station.thing;
    if (!thingIds.includes(id)) continue;
    await replaceDays(tx, {
      thingId: id,
      from: instantAt(days.from),
      to: new Date(instantAt(days.to).getTime() + dayMs),
      rows: await judged(tx, station, list),
    });
    const payload = { days: list };
    const audience = { everyone: true };
    await emit(tx, [{ type: events.daysJudged, subject: id, payload, audience }]);
  }
}

/** Judges all days of a station that were judged before anew. */
export async function judgeAllDays(tx: Tx, thingId: string): Promise<void> {
  const range = await dayRange(tx, thingId);
  if (!range) return;
  const last = range.to.getTime();
  for (let ms = range.from.getTime(); ms <= last; ms += daysAtOnce * dayMs) {
    const to = Math.min(last, ms + (daysAtOnce - 1) * dayMs);
    await judgeDays(tx, [thingId], { from: localDay(new Date(ms)), to: localDay(new Date(to)) });
  }
}

function daysOf({ from, to }: Days): string[] {
  const count = Math.round((instantAt(to).getTime() - instantAt(from).getTime()) / dayMs) + 1;
  return Array.from({ length: count }, (_, index) =>
    localDay(new Date(instantAt(from).getTime() + index * dayMs)),
  );
}

/** A judgement before it is a row. */
interface Judgement {
  readonly what: DayMatter;
  readonly day: string;
  readonly value: number;
  readonly grade: number;
  readonly kept: boolean;
}

async function judged(tx: Tx, station: Station, days: readonly string[]): Promise<DayRow[]> {
  const { thing } = station;
  const of = { air: airJudgements, noise: noiseJudgements, water: waterJudgements }[station.kind];
  return (await of(tx, station, days)).map(({ day, ...rest }) => ({
    tenantId: tx.ctx.tenantId,
    id: uuidv7(),
    thingId: thing.id,
    dayAt: instantAt(day),
    villageId: thing.villageId,
    gridCellId: thing.gridCellId,
    departmentId: thing.departmentId,
    ...rest,
  }));
}

/** Levels 1 (优) and 2 (良) keep the standard. */
async function airJudgements(tx: Tx, station: Station, days: readonly string[]) {
  return (await airDays(tx, station, days)).flatMap(({ date, aqi, level }): Judgement[] =>
    aqi === null || level === null
      ? []
      : [{ what: 'air', day: date, value: aqi, grade: level, kept: level <= 2 }],
  );
}

async function waterJudgements(tx: Tx, station: Station, days: readonly string[]) {
  return (await waterDays(tx, station, days)).flatMap((one): Judgement[] =>
    one.class === null
      ? []
      : [
          {
            what: 'water',
            day: one.date,
            value: one.class,
            grade: one.class,
            kept: one.class <= one.target,
          },
        ],
  );
}

async function noiseJudgements(
  tx: Tx,
  station: Station,
  days: readonly string[],
): Promise<Judgement[]> {
  const from = instantAt(days[0] ?? '1970-01-01');
  const to = new Date(from.getTime() + days.length * dayMs);
  const hours = await noiseHours(tx, [station.thing.id], from, to);
  const byDay = Map.groupBy(hours, ({ hourAt }) => localDay(hourAt));
  return [...byDay].flatMap(([day, rows]) =>
    judgedDay(station, rows).periods.flatMap(({ period, level, over }): Judgement[] =>
      level === null || over === null
        ? []
        : [
            {
              what: period === 'day' ? 'noiseDay' : 'noiseNight',
              day,
              value: level,
              grade: over > 0 ? 2 : 1,
              kept: over === 0,
            },
          ],
    ),
  );
}
