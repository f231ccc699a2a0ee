/** When it is dark: civil dusk to civil dawn of a place, by the position of the sun. */
import { getTimes } from 'suncalc';
import { instantAt, localDay } from '#platform/calendar/index.ts';

/** A place on the ground, WGS-84 degrees. */
export interface Place {
  readonly longitude: number;
  readonly latitude: number;
}

/** One night, named by the local day of its evening. */
export interface Night {
  /** Local day of the evening, `YYYY-MM-DD`. */
  readonly date: string;
  /** Civil dusk: the sun's centre 6° below the horizon. */
  readonly duskAt: Date;
  /** Civil dawn of the next morning. */
  readonly dawnAt: Date;
}

/** Sun times of a local day. */
export interface SunDay {
  readonly dawnAt: Date;
  readonly sunriseAt: Date;
  readonly noonAt: Date;
  readonly sunsetAt: Date;
  readonly duskAt: Date;
}

const dayMs = 86_400_000;

// A night takes tens of microseconds to reckon and is asked for at every message of a lamp.
const nights = new Map<string, Night | null>();
const nightsKept = 20_000;

/** The meridian of UTC+8, degrees; the sun passes one degree in four minutes. */
const zoneMeridian = 120;
const msPerDegree = 240_000;

/**
 * The sun times of a day of the place, from its own solar midnight to the next: in China the local day.
 * Null near the poles, where one of them lacks.
 * @param date `YYYY-MM-DD`
 */
export function sunDay(date: string, place: Place): SunDay | null {
  // Asked at the place's own noon, suncalc can take no neighbouring day.
  const shiftMs = (zoneMeridian - place.longitude) * msPerDegree;
  const noon = new Date(instantAt(date, 720).getTime() + shiftMs);
  const times = getTimes(noon, place.latitude, place.longitude);
  const { dawn, sunrise, sunset, dusk, solarNoon } = times;
  if (!dawn || !sunrise || !sunset || !dusk) return null;
  return {
    dawnAt: dawn,
    sunriseAt: sunrise,
    noonAt: solarNoon,
    sunsetAt: sunset,
    duskAt: dusk,
  };
}

/** The night that begins on the evening of a local day; null where the sun has no civil dusk. */
export function nightOf(date: string, place: Place): Night | null {
  const key = `${date} ${place.longitude.toFixed(4)} ${place.latitude.toFixed(4)}`;
  const known = nights.get(key);
  if (known !== undefined) return known;
  const evening = sunDay(date, place);
  const morning = sunDay(dayAfter(date), place);
  const night =
    evening && morning ? { date, duskAt: evening.duskAt, dawnAt: morning.dawnAt } : null;
  if (nights.size >= nightsKept) nights.clear();
  nights.set(key, night);
  return night;
}

/** The night that holds an instant (dusk included, dawn not); null in civil daylight. */
export function nightAt(at: Date, place: Place): Night | null {
  const today = nightsAround(at, place);
  return today.find((night) => night.duskAt <= at && at < night.dawnAt) ?? null;
}

/** The night that holds an instant, or else the next one. */
export function nightAtOrAfter(at: Date, place: Place): Night | null {
  return nightsAround(at, place).find((night) => at < night.dawnAt) ?? null;
}

/** Dark hours between two instants: civil dusk to dawn. */
export function darkHours(from: Date, to: Date, place: Place): number {
  let sumMs = 0;
  const last = to.getTime() + dayMs;
  for (let ms = from.getTime() - dayMs; ms <= last; ms += dayMs) {
    const night = nightOf(localDay(new Date(ms)), place);
    if (!night) continue;
    const start = Math.max(from.getTime(), night.duskAt.getTime());
    const end = Math.min(to.getTime(), night.dawnAt.getTime());
    sumMs += Math.max(0, end - start);
  }
  return sumMs / 3_600_000;
}

/** Last evening's, this evening's and the next night, in order. */
function nightsAround(at: Date, place: Place): Night[] {
  return [-dayMs, 0, dayMs]
    .map((shift) => nightOf(localDay(new Date(at.getTime() + shift)), place))
    .filter((night) => night !== null);
}

/** The local day after another. */
export function dayAfter(date: string): string {
  return localDay(new Date(instantAt(date, 720).getTime() + dayMs));
}
