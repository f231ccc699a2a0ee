/** GTFS Schedule in and out: the files of a feed as typed values, each fault named by file, line and field. */
export { gtfsFiles, type GtfsReading, readGtfs } from './read.ts';
export type {
  GtfsAgency,
  GtfsFault,
  GtfsFeed,
  GtfsRoute,
  GtfsService,
  GtfsStop,
  GtfsStopTime,
  GtfsTrip,
} from './types.ts';
export { writeGtfs } from './write.ts';
