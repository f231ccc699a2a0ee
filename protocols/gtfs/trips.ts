/** The trips of a feed with their stops; times left out between two stops are filled in. */
import type { GtfsFile, GtfsRow } from './table.ts';
import type { GtfsStopTime, GtfsTrip } from './types.ts';

/** Keys that trips may name. */
export interface KnownKeys {
  readonly stops: ReadonlySet<string>;
  readonly routes: ReadonlySet<string>;
  readonly services: ReadonlySet<string>;
}

/** Reads trips.txt and stop_times.txt. */
export function tripsOf(trips: GtfsFile, stopTimes: GtfsFile, known: KnownKeys): GtfsTrip[] {
  trips.needs('route_id', 'service_id', 'trip_id');
  trips.unique('trip_id');
  stopTimes.needs('trip_id', 'arrival_time', 'departure_time', 'stop_id', 'stop_sequence');
  const ids = new Set(trips.rows.map((row) => row.text('trip_id')));
  const byTrip = Map.groupBy(
    stopTimes.rows.filter((row) => names(row, 'trip_id', ids)),
    (row) => row.text('trip_id'),
  );
  return trips.rows.map((row): GtfsTrip => {
    names(row, 'route_id', known.routes);
    names(row, 'service_id', known.services);
    const id = row.text('trip_id');
    const own = byTrip.get(id) ?? [];
    if (own.length < 2)
      row.fault('trip_id', '这个班次不足两站', 'the trip has fewer than two stops');
    return {
      id,
      routeId: row.text('route_id'),
      serviceId: row.text('service_id'),
      headsign: row.text('trip_headsign'),
      direction: row.text('direction_id') === '1' ? 1 : 0,
      times: timesOf(own, known.stops),
    };
  });
}

/** Whether a field names something that is there; noted when not. */
function names(row: GtfsRow, field: string, known: ReadonlySet<string>): boolean {
  const value = row.needed(field);
  if (value === '' || known.has(value)) return value !== '';
  row.fault(field, `没有编号为“${value}”的记录`, `there is no “${value}”`);
  return false;
}

interface Draft {
  readonly row: GtfsRow;
  readonly sequence: number;
  readonly stopId: string;
  readonly arrival: number | null;
  readonly departure: number | null;
}

function timesOf(rows: readonly GtfsRow[], stops: ReadonlySet<string>): GtfsStopTime[] {
  const drafts = rows
    .map((row): Draft => {
      names(row, 'stop_id', stops);
      const [arrival, departure] = [row.seconds('arrival_time'), row.seconds('departure_time')];
      return {
        row,
        sequence: row.number('stop_sequence', 0, 100_000) ?? 0,
        stopId: row.text('stop_id'),
        arrival: arrival ?? departure,
        departure: departure ?? arrival,
      };
    })
    .sort((a, b) => a.sequence - b.sequence);
  checkOrder(drafts);
  return filled(drafts);
}

function checkOrder(drafts: readonly Draft[]): void {
  for (const end of [drafts[0], drafts.at(-1)]) {
    if (end && end.departure === null)
      end.row.fault('departure_time', '首站和末站必须写时刻', 'the first and last stop need times');
  }
  let last = -1;
  for (const [at, { row, sequence, arrival, departure }] of drafts.entries()) {
    if (at > 0 && drafts[at - 1]?.sequence === sequence)
      row.fault('stop_sequence', `站序 ${sequence} 重复`, `sequence ${sequence} is repeated`);
    if (arrival !== null && arrival < last)
      row.fault('arrival_time', '早于前一站的时刻', 'is before the stop before');
    if (arrival !== null && departure !== null && departure < arrival)
      row.fault('departure_time', '开车早于到站', 'departs before it arrives');
    last = departure ?? last;
  }
}

/** Times between two known ones are spread evenly over the stops. */
function filled(drafts: readonly Draft[]): GtfsStopTime[] {
  const known = drafts.flatMap(({ arrival }, at) => (arrival === null ? [] : [at]));
  return drafts.map(({ stopId, arrival, departure }, at) => {
    if (arrival !== null && departure !== null)
      return { stopId, arrivalSeconds: arrival, departureSeconds: departure };
    const before = known.findLast((one) => one < at) ?? 0;
    const after = known.find((one) => one > at) ?? before;
    const [from, to] = [drafts[before]?.departure ?? 0, drafts[after]?.arrival ?? 0];
    const part = after === before ? 0 : (at - before) / (after - before);
    const seconds = Math.round((from + (to - from) * part) / 60) * 60;
    return { stopId, arrivalSeconds: seconds, departureSeconds: seconds };
  });
}
