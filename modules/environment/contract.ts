/** What the module of the environment offers over HTTP. */
import {
  defineApi,
  Id,
  Instant,
  notPersonal,
  nullable,
  oneOf,
  Position,
  type Static,
  Type,
} from '#platform/contract/index.ts';

/** Kinds of stations. */
export const stationKinds = ['air', 'noise', 'water'] as const;
export type StationKind = (typeof stationKinds)[number];

/** Days that one report may cover. */
export const longestReportDays = 31;

const Text = Type.String();
const Day = Type.String({ format: 'date' });
const maybe = (schema: ReturnType<typeof Type.Number>) => nullable(schema);
const number = Type.Number();
const Values = Type.Record(Text, number);
const Zone = oneOf(['0', '1', '2', '3', '4a', '4b']);
const Body = oneOf(['river', 'lake']);

const station = {
  thingId: Id,
  code: Text,
  name: Text,
  address: Type.String(notPersonal('where the station stands')),
  position: nullable(Position),
};

/** An index with its words. */
const index = {
  aqi: maybe(number),
  /** 1 优 … 6 严重污染. */
  level: maybe(number),
  primary: Type.Array(Text),
};

/** An air station now: its last full hour. */
export const AirNow = Type.Object({
  ...station,
  /** Beginning of the hour; null when nothing came for a day. */
  at: nullable(Instant),
  ...index,
  /** Hourly means by pollutant, µg/m³, CO mg/m³. */
  values: Values,
  iaqi: Values,
});
export type AirNow = Static<typeof AirNow>;

/** A noise meter now: its last full hour, and the last sample. */
export const NoiseNow = Type.Object({
  ...station,
  zone: Zone,
  siteVersion: Type.Integer(),
  at: nullable(Instant),
  /** Equivalent level of the hour, dB(A). */
  level: maybe(number),
  period: oneOf(['day', 'night']),
  limit: number,
  over: maybe(number),
  latest: maybe(number),
  latestAt: nullable(Instant),
});
export type NoiseNow = Static<typeof NoiseNow>;

const Factor = Type.Object({
  factor: Text,
  value: number,
  /** 1 to 5, 6 is 劣V. */
  class: number,
  /** Times beyond the target's limit; null where the standard gives no ratio. */
  over: maybe(number),
});

/** A water station now: its last values. */
export const WaterNow = Type.Object({
  ...station,
  body: Body,
  target: Type.Integer(),
  siteVersion: Type.Integer(),
  at: nullable(Instant),
  class: maybe(number),
  deciding: Type.Array(Text),
  factors: Type.Array(Factor),
});
export type WaterNow = Static<typeof WaterNow>;

/** All stations of a town. */
export const Board = Type.Object({
  at: Instant,
  /** Edition of the standard that judges today's air. */
  standard: Text,
  airs: Type.Array(AirNow),
  noises: Type.Array(NoiseNow),
  waters: Type.Array(WaterNow),
});
export type Board = Static<typeof Board>;

/** One hour of air. */
export const AirHourView = Type.Object({ at: Instant, ...index, values: Values });
export type AirHourView = Static<typeof AirHourView>;

/** One hour of noise. */
export const NoiseHourView = Type.Object({
  hour: Type.Integer(),
  at: Instant,
  level: maybe(number),
  limit: number,
  loudest: maybe(number),
  l10: maybe(number),
  l50: maybe(number),
  l90: maybe(number),
});

/** Day or night of a noise meter, judged. */
export const NoisePeriodView = Type.Object({
  period: oneOf(['day', 'night']),
  level: maybe(number),
  limit: number,
  over: maybe(number),
  hours: Type.Integer(),
  hoursOver: Type.Integer(),
});

/** A local day of a noise meter. */
export const NoiseDayView = Type.Object({
  date: Day,
  zone: Zone,
  hours: Type.Array(NoiseHourView),
  periods: Type.Array(NoisePeriodView),
  /** Day-night level, dB(A). */
  ldn: maybe(number),
});
export type NoiseDayView = Static<typeof NoiseDayView>;

/** Samples of water over time. */
export const WaterTimes = Type.Object({
  samples: Type.Array(
    Type.Object({ at: Instant, class: maybe(number), deciding: Type.Array(Text), values: Values }),
  ),
});

const reportStation = { thingId: Id, name: Text, date: Day };

/** Days of all stations. */
export const Report = Type.Object({
  from: Day,
  to: Day,
  air: Type.Array(Type.Object({ ...reportStation, ...index, means: Values, standard: Text })),
  noise: Type.Array(
    Type.Object({
      ...reportStation,
      zone: Zone,
      periods: Type.Array(NoisePeriodView),
      ldn: maybe(number),
    }),
  ),
  water: Type.Array(
    Type.Object({
      ...reportStation,
      target: Type.Integer(),
      class: maybe(number),
      deciding: Type.Array(Text),
      means: Values,
    }),
  ),
  summary: Type.Object({
    airDays: Type.Integer(),
    /** Days of level 1 or 2 (优良天数). */
    airGoodDays: Type.Integer(),
    /** Mean of PM2.5, µg/m³. */
    pm25: maybe(number),
    noisePeriods: Type.Integer(),
    noiseKept: Type.Integer(),
    waterDays: Type.Integer(),
    waterReached: Type.Integer(),
  }),
});
export type Report = Static<typeof Report>;

const read = 'environment.read';
const byThing = Type.Object({ thingId: Id });
const span = Type.Object({ from: Day, to: Day });

export const api = defineApi('environment', {
  board: {
    method: 'GET',
    path: '/environment/board',
    summary: 'All stations of air, noise and water with their latest judgement',
    permission: read,
    reply: Board,
  },
  airHours: {
    method: 'GET',
    path: '/environment/air/:thingId/hours',
    summary: 'Hours of an air station between two instants, at most 31 days',
    permission: read,
    params: byThing,
    query: Type.Object({ from: Instant, to: Instant }),
    reply: Type.Object({ hours: Type.Array(AirHourView) }),
    problems: ['station-not-found', 'report-too-long'],
  },
  noiseDay: {
    method: 'GET',
    path: '/environment/noise/:thingId/day',
    summary: 'A local day of a noise meter by hour, day and night',
    permission: read,
    params: byThing,
    query: Type.Object({ date: Day }),
    reply: NoiseDayView,
    problems: ['station-not-found'],
  },
  waterTimes: {
    method: 'GET',
    path: '/environment/water/:thingId/samples',
    summary: 'Samples of a water station by the hour, at most 31 days',
    permission: read,
    params: byThing,
    query: Type.Object({ from: Instant, to: Instant }),
    reply: WaterTimes,
    problems: ['station-not-found', 'report-too-long'],
  },
  report: {
    method: 'GET',
    path: '/environment/report',
    summary: 'Days of all stations; one day is the daily report, a month the monthly one',
    permission: read,
    query: span,
    reply: Report,
    problems: ['report-too-long'],
  },
  reportFile: {
    method: 'GET',
    path: '/environment/report.xlsx',
    summary: 'The same report as a workbook',
    permission: read,
    query: span,
    reply: Type.Any(),
    file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    problems: ['report-too-long'],
  },
  saveSite: {
    method: 'PUT',
    path: '/environment/sites/:thingId',
    summary: 'Sets the zone of a noise meter, or the body and target of a water station',
    permission: 'environment.manage',
    params: byThing,
    body: Type.Object({
      zone: Type.Optional(Zone),
      body: Type.Optional(Body),
      target: Type.Optional(Type.Integer({ minimum: 1, maximum: 5 })),
      /** 0 for a station that still has the defaults. */
      version: Type.Integer({ minimum: 0 }),
    }),
    reply: Type.Object({ version: Type.Integer() }),
    problems: ['station-not-found', 'changed-meanwhile'],
  },
});

/** Events of this module; `subject` is the device. */
export const events = {
  /** Days of a station were judged: `{ days: ['2026-11-22'] }`. */
  daysJudged: 'environment.daysJudged',
} as const;
