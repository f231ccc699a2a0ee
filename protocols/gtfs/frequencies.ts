/** Trips that run every so many minutes (frequencies.txt): written out as single trips, which is what a stop's board shows. */
import type { GtfsFile, GtfsRow } from './table.ts';
import type { GtfsTrip } from './types.ts';

/** A minute between two buses and a day of them: more is a slip of the pen. */
const mostRuns = 1440;

/** The trips with those of frequencies.txt in place of their patterns. */
export function withFrequencies(trips: readonly GtfsTrip[], file: GtfsFile): GtfsTrip[] {
  if (file.rows.length === 0) return [...trips];
  file.needs('trip_id', 'start_time', 'end_time', 'headway_secs');
  const byTrip = Map.groupBy(file.rows, (row) => row.needed('trip_id'));
  const known = new Set(trips.map(({ id }) => id));
  for (const [id, rows] of byTrip) {
    if (known.has(id)) continue;
    for (const row of rows) row.fault('trip_id', `没有编号为“${id}”的记录`, `there is no “${id}”`);
  }
  return trips.flatMap((trip) => {
    const rows = byTrip.get(trip.id);
    return rows ? rows.flatMap((row) => runsOf(trip, row)) : [trip];
  });
}

function runsOf(trip: GtfsTrip, row: GtfsRow): GtfsTrip[] {
  const [from, until] = [row.seconds('start_time'), row.seconds('end_time')];
  const headway = row.number('headway_secs', 1, 86_400);
  for (const [field, value] of [
    ['start_time', from],
    ['end_time', until],
  ] as const) {
    if (value === null && row.text(field) === '') row.needed(field);
  }
  if (from === null || until === null || headway === null) return [];
  if (until <= from) {
    row.fault('end_time', '结束时刻不晚于开始时刻', 'is not after the start');
    return [];
  }
  if ((until - from) / headway > mostRuns) {
    row.fault('headway_secs', '一段时间内的班次太多', 'there are too many trips in that time');
    return [];
  }
  const first = trip.times[0]?.departureSeconds ?? 0;
  const runs: GtfsTrip[] = [];
  // The end is the first moment at which none starts any more.
  for (let at = from; at < until; at += headway) {
    const shift = at - first;
    const times = trip.times.map(({ stopId, arrivalSeconds, departureSeconds }) => ({
      stopId,
      arrivalSeconds: Math.max(0, arrivalSeconds + shift),
      departureSeconds: departureSeconds + shift,
    }));
    runs.push({ ...trip, id: `${trip.id}@${at}`, times });
  }
  return runs;
}
