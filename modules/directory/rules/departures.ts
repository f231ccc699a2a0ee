/** Which buses come next, and the trips of a line on a day. */
import type { GtfsStop, GtfsTrip } from '#protocols/gtfs/index.ts';
import type { BusService, Departure } from '../contract/bus.ts';
import { clockText } from './hours.ts';
import { type BusCalendar, dayAfter, runsOn, type Timetable } from './timetable.ts';

/** A moment in the town. */
export interface TownTime {
  readonly day: string;
  readonly minute: number;
}

const dayMinutes = 1440;
/** So many days ahead the next bus is looked for. */
const daysAhead = 7;

const minuteOf = (seconds: number): number => Math.floor(seconds / 60);

/** The next buses at a stop. Trips of yesterday that run past midnight count as well. */
export function nextDepartures(
  timetable: Timetable,
  stopId: string,
  { now, limit, calendar }: { now: TownTime; limit: number; calendar: BusCalendar },
): Departure[] {
  const found: Departure[] = [];
  for (let ahead = -1; ahead <= daysAhead; ahead += 1) {
    const day = dayAfter(now.day, ahead);
    const ofDay = tripsOn(timetable, day, calendar).flatMap((trip) =>
      departuresAt(trip, stopId).map((minute) => {
        const inMinutes = ahead * dayMinutes + minute - now.minute;
        return departureOf(timetable, trip, { day, minute, inMinutes });
      }),
    );
    found.push(...ofDay.filter(({ inMinutes }) => inMinutes >= 0));
    found.sort((a, b) => a.inMinutes - b.inMinutes);
    // A trip of today that runs after midnight may leave behind the first ones of tomorrow.
    const tomorrowIn = (ahead + 1) * dayMinutes - now.minute;
    if ((found[limit - 1]?.inMinutes ?? Infinity) < tomorrowIn) break;
  }
  return found.slice(0, limit);
}

/** When a trip leaves a stop: more than once on a round trip; never from its last stop, where everybody gets off. */
function departuresAt({ times }: GtfsTrip, stopId: string): number[] {
  return times
    .slice(0, -1)
    .flatMap((time) => (time.stopId === stopId ? [minuteOf(time.departureSeconds)] : []));
}

function departureOf(
  timetable: Timetable,
  trip: GtfsTrip,
  { day, minute, inMinutes }: { day: string; minute: number; inMinutes: number },
): Departure {
  const route = timetable.routes.find(({ id }) => id === trip.routeId);
  return {
    lineId: trip.routeId,
    lineName: route?.shortName || route?.longName || trip.routeId,
    headsign: trip.headsign || (lastStop(timetable, trip)?.name ?? ''),
    time: clockText(minute % dayMinutes),
    day: dayAfter(day, Math.floor(minute / dayMinutes)),
    inMinutes,
    isMarketDayOnly: serviceOf(timetable, trip)?.rule.kind === 'marketDays',
  };
}

function lastStop({ stops }: Timetable, { times }: GtfsTrip): GtfsStop | undefined {
  return stops.find(({ id }) => id === times.at(-1)?.stopId);
}

function serviceOf({ services }: Timetable, { serviceId }: GtfsTrip): BusService | undefined {
  return services.find(({ id }) => id === serviceId);
}

/** The trips that run on a day. */
export function tripsOn(timetable: Timetable, day: string, calendar: BusCalendar): GtfsTrip[] {
  const running = new Set(
    timetable.services.filter((one) => runsOn(one, day, calendar)).map(({ id }) => id),
  );
  return timetable.trips.filter(({ serviceId }) => running.has(serviceId));
}

/** One direction of a line on a day. */
export interface LineDirection {
  readonly direction: 0 | 1;
  readonly headsign: string;
  readonly stops: readonly GtfsStop[];
  readonly trips: readonly {
    readonly id: string;
    readonly times: readonly string[];
    readonly isGone: boolean;
    readonly isMarketDayOnly: boolean;
  }[];
}

/** Both directions of a line with the trips of a day; `now` tells which have gone. */
export function lineOn(
  timetable: Timetable,
  routeId: string,
  { day, now, calendar }: { day: string; now: TownTime; calendar: BusCalendar },
): LineDirection[] {
  const own = timetable.trips.filter((trip) => trip.routeId === routeId);
  const today = new Set(tripsOn(timetable, day, calendar).map(({ id }) => id));
  return ([0, 1] as const).flatMap((direction): LineDirection[] => {
    const trips = own.filter((trip) => trip.direction === direction);
    const [longest] = trips.toSorted((a, b) => b.times.length - a.times.length);
    if (!longest) return [];
    const stops = longest.times.flatMap(({ stopId }) => {
      const stop = timetable.stops.find(({ id }) => id === stopId);
      return stop ? [stop] : [];
    });
    const running = trips
      .filter(({ id }) => today.has(id))
      .toSorted((a, b) => startOf(a) - startOf(b));
    return [
      {
        direction,
        headsign: longest.headsign || (stops.at(-1)?.name ?? ''),
        stops,
        trips: running.map((trip) => ({
          id: trip.id,
          times: timesAlong(stops, trip),
          isGone: day === now.day && minuteOf(startOf(trip)) < now.minute,
          isMarketDayOnly: serviceOf(timetable, trip)?.rule.kind === 'marketDays',
        })),
      },
    ];
  });
}

const startOf = ({ times }: GtfsTrip): number => times[0]?.departureSeconds ?? 0;

/** The times of a trip under the stops of its line; a stop that a round trip comes to twice has each time in its place. */
function timesAlong(stops: readonly GtfsStop[], { times }: GtfsTrip): string[] {
  let next = 0;
  return stops.map(({ id }) => {
    const at = times.findIndex((time, place) => place >= next && time.stopId === id);
    if (at < 0) return '';
    next = at + 1;
    return clockText(minuteOf(times[at]?.departureSeconds ?? 0) % dayMinutes);
  });
}
