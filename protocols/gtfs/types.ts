/** A bus timetable in the words of GTFS Schedule (gtfs.org), as far as small towns need it. */

export interface GtfsAgency {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly timezone: string;
  readonly phone: string;
}

export interface GtfsStop {
  readonly id: string;
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
}

export interface GtfsRoute {
  readonly id: string;
  /** Key of one of the feed's agencies. */
  readonly agencyId: string;
  readonly shortName: string;
  readonly longName: string;
  /** 3: bus. */
  readonly type: number;
}

/** When trips run: weekdays between two days, and single days added or taken out. Days are `YYYY-MM-DD`. */
export interface GtfsService {
  readonly id: string;
  /** 0 = Sunday … 6 = Saturday. */
  readonly weekdays: readonly number[];
  readonly from: string;
  readonly until: string;
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** A stop of a trip; seconds since midnight, beyond 24 hours for the small hours of the next day. */
export interface GtfsStopTime {
  readonly stopId: string;
  readonly arrivalSeconds: number;
  readonly departureSeconds: number;
}

export interface GtfsTrip {
  readonly id: string;
  readonly routeId: string;
  readonly serviceId: string;
  readonly headsign: string;
  readonly direction: 0 | 1;
  readonly times: readonly GtfsStopTime[];
}

/** A whole timetable. */
export interface GtfsFeed {
  /** Who runs the buses; one at least. */
  readonly agencies: readonly GtfsAgency[];
  readonly stops: readonly GtfsStop[];
  readonly routes: readonly GtfsRoute[];
  readonly services: readonly GtfsService[];
  readonly trips: readonly GtfsTrip[];
}

/** What is wrong where. `line` 0 is the file itself. */
export interface GtfsFault {
  readonly file: string;
  readonly line: number;
  readonly field: string;
  readonly zh: string;
  readonly en: string;
}
