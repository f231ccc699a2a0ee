/** Writes a feed as the files of GTFS Schedule. */
import { writeCsv } from './csv.ts';
import type { GtfsFeed } from './types.ts';

const weekdayFields = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
] as const;

const dayText = (day: string): string => day.replaceAll('-', '');

function timeText(seconds: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** The files by name. Services without weekdays stand in calendar_dates.txt alone. */
export function writeGtfs(feed: GtfsFeed): Map<string, string> {
  const { services, trips } = feed;
  return new Map([
    ['agency.txt', agencyText(feed)],
    ['stops.txt', stopsText(feed)],
    ['routes.txt', routesText(feed)],
    ['calendar.txt', calendarText(services)],
    ['calendar_dates.txt', datesText(services)],
    ['trips.txt', tripsText(trips)],
    ['stop_times.txt', stopTimesText(trips)],
  ]);
}

function agencyText({ agencies }: GtfsFeed): string {
  return writeCsv(
    ['agency_id', 'agency_name', 'agency_url', 'agency_timezone', 'agency_lang', 'agency_phone'],
    agencies.map(({ id, name, url, timezone, phone }) => ({
      agency_id: id,
      agency_name: name,
      agency_url: url,
      agency_timezone: timezone,
      agency_lang: 'zh',
      agency_phone: phone,
    })),
  );
}

function stopsText({ stops }: GtfsFeed): string {
  return writeCsv(
    ['stop_id', 'stop_name', 'stop_lat', 'stop_lon'],
    stops.map(({ id, name, latitude, longitude }) => ({
      stop_id: id,
      stop_name: name,
      stop_lat: latitude,
      stop_lon: longitude,
    })),
  );
}

function routesText({ routes }: GtfsFeed): string {
  return writeCsv(
    ['route_id', 'agency_id', 'route_short_name', 'route_long_name', 'route_type'],
    routes.map(({ id, agencyId, shortName, longName, type }) => ({
      route_id: id,
      agency_id: agencyId,
      route_short_name: shortName,
      route_long_name: longName,
      route_type: type,
    })),
  );
}

function calendarText(services: GtfsFeed['services']): string {
  return writeCsv(
    ['service_id', ...weekdayFields, 'start_date', 'end_date'],
    services
      // A service of single days stands in calendar_dates.txt; one whose days are over still needs a row, trips name it.
      .filter(({ weekdays, added }) => weekdays.length > 0 || added.length === 0)
      .map(({ id, weekdays, from, until }) => ({
        service_id: id,
        ...Object.fromEntries(
          weekdayFields.map((field, day) => [field, weekdays.includes(day) ? 1 : 0]),
        ),
        start_date: dayText(from),
        end_date: dayText(until),
      })),
  );
}

function datesText(services: GtfsFeed['services']): string {
  return writeCsv(
    ['service_id', 'date', 'exception_type'],
    services.flatMap(({ id, added, removed }) => [
      ...added.map((day) => ({ service_id: id, date: dayText(day), exception_type: 1 })),
      ...removed.map((day) => ({ service_id: id, date: dayText(day), exception_type: 2 })),
    ]),
  );
}

function tripsText(trips: GtfsFeed['trips']): string {
  return writeCsv(
    ['route_id', 'service_id', 'trip_id', 'trip_headsign', 'direction_id'],
    trips.map(({ id, routeId, serviceId, headsign, direction }) => ({
      route_id: routeId,
      service_id: serviceId,
      trip_id: id,
      trip_headsign: headsign,
      direction_id: direction,
    })),
  );
}

function stopTimesText(trips: GtfsFeed['trips']): string {
  return writeCsv(
    ['trip_id', 'arrival_time', 'departure_time', 'stop_id', 'stop_sequence'],
    trips.flatMap(({ id, times }) =>
      times.map(({ stopId, arrivalSeconds, departureSeconds }, at) => ({
        trip_id: id,
        arrival_time: timeText(arrivalSeconds),
        departure_time: timeText(departureSeconds),
        stop_id: stopId,
        stop_sequence: at + 1,
      })),
    ),
  );
}
