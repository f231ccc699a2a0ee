/** What a lamp shall do now, and by whose word: the order of precedence as a table. */
import { levelAt, type Programme, switchPoints } from './programme.ts';
import { type Night, nightAtOrAfter, type Place } from './sun.ts';

/** Whose word decides, from the strongest down. */
export const precedence = ['emergency', 'override', 'daylight', 'sensor', 'programme'] as const;
export type DecidedBy = (typeof precedence)[number];

/** A command of a person that holds for a time, by day too; each is logged with its author. */
export interface Override {
  readonly kind: 'emergency' | 'override';
  readonly levelPercent: number;
  readonly from: Date;
  /** There is no override without an end. */
  readonly until: Date;
}

/** A sensor (presence, traffic, falling light) that asked for more light. */
export interface SensorWish {
  readonly levelPercent: number;
  readonly at: Date;
  /** How long the wish holds. */
  readonly holdSeconds: number;
}

/** Everything that has a say about one lamp. */
export interface Situation {
  readonly place: Place;
  readonly overrides: readonly Override[];
  readonly sensor: SensorWish | null;
  /** The programme of the night that begins on the evening of `date`. */
  readonly programmeOf: (date: string) => Programme | null;
}

/** A decision with its reason. */
export interface Decision {
  readonly levelPercent: number;
  readonly by: DecidedBy;
  /** When it must be looked at again; null where the sun never sets. */
  readonly until: Date | null;
}

/**
 * Decides a lamp's level at an instant. An emergency or a manual override, both with an end, stand
 * above everything. Below them, by civil daylight the lamp is off whatever programme or sensor says.
 */
export function decide(at: Date, situation: Situation): Decision {
  const night = nightAtOrAfter(at, situation.place);
  const next = nextChange(at, situation, night);
  for (const by of precedence) {
    const levelPercent = voices[by](at, situation, night);
    if (levelPercent !== null) return { levelPercent: clampPercent(levelPercent), by, until: next };
  }
  return { levelPercent: 0, by: 'programme', until: next };
}

/** Each voice gives a level or has nothing to say. */
const voices: Readonly<
  Record<DecidedBy, (at: Date, situation: Situation, night: Night | null) => number | null>
> = {
  emergency: (at, { overrides }) => overrideLevel(at, overrides, 'emergency'),
  override: (at, { overrides }) => overrideLevel(at, overrides, 'override'),
  daylight: (at, _situation, night) => (night && night.duskAt <= at ? null : 0),
  // A sensor may ask for more than the programme, never for less.
  sensor: (at, { sensor, ...rest }, night) => {
    if (!sensor || at < sensor.at || at >= sensorEnd(sensor)) return null;
    const usual = programmeLevel(at, rest, night);
    return sensor.levelPercent > usual ? sensor.levelPercent : null;
  },
  programme: (at, situation, night) => programmeLevel(at, situation, night),
};

function programmeLevel(
  at: Date,
  { programmeOf }: Pick<Situation, 'programmeOf'>,
  night: Night | null,
): number {
  const programme = night && programmeOf(night.date);
  return programme && night ? levelAt(switchPoints(programme, night), at) : 0;
}

/** The override given last wins among those of its kind. */
function overrideLevel(
  at: Date,
  overrides: readonly Override[],
  kind: Override['kind'],
): number | null {
  const running = overrides
    .filter((one) => one.kind === kind && one.from <= at && at < one.until)
    .sort((a, b) => a.from.getTime() - b.from.getTime());
  return running.at(-1)?.levelPercent ?? null;
}

function nextChange(at: Date, situation: Situation, night: Night | null): Date | null {
  const { overrides, sensor, programmeOf } = situation;
  const candidates = overrides.flatMap(({ from, until }) => [from, until]);
  if (sensor) candidates.push(sensor.at, sensorEnd(sensor));
  if (night) {
    const programme = programmeOf(night.date);
    const points = programme ? switchPoints(programme, night) : [];
    candidates.push(night.duskAt, night.dawnAt, ...points.map((point) => point.at));
  }
  const later = candidates.map((one) => one.getTime()).filter((ms) => ms > at.getTime());
  return later.length > 0 ? new Date(Math.min(...later)) : null;
}

function sensorEnd(sensor: SensorWish): Date {
  return new Date(sensor.at.getTime() + sensor.holdSeconds * 1000);
}

function clampPercent(level: number): number {
  return Math.min(100, Math.max(0, level));
}
