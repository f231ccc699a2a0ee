/** What devices say on their topics: which device is meant, and the readings in the JSON. */
import type { Quality } from '#modules/observations/index.ts';

/** A message of readings. */
export interface Said {
  readonly at?: Date;
  readonly readings: readonly { key: string; value: unknown; at?: Date; quality?: Quality }[];
}

/** What a topic below a device's own name says. */
export interface Target {
  /** The child that is meant; null: the device itself. */
  readonly child: string | null;
  readonly verb: 'values' | 'state' | 'result' | 'event';
  /** Of an event: its key. */
  readonly key: string;
}

const verbs = new Set(['values', 'state', 'result', 'event']);

/** Reads the part of a topic after the device's own name, e.g. `up/values` or `child/x/up/event/open`. */
export function targetOf(rest: string): Target | null {
  const words = rest.split('/');
  const child = words[0] === 'child' ? (words[1] ?? '') : null;
  const [up, verb = '', key = '', ...more] = child === null ? words : words.slice(2);
  if (up !== 'up' || !verbs.has(verb) || child === '' || more.length > 0) return null;
  if ((verb === 'event') !== (key !== '')) return null;
  return { child, verb: verb as Target['verb'], key };
}

/** Readings of a payload: `{ at?, quality?, values: { key: value } }`, or an array of such. */
export function readingsOf(payload: Buffer): Said | null {
  const json = jsonOf(payload);
  if (Array.isArray(json)) {
    const parts = json.map(partOf);
    if (parts.length === 0 || parts.includes(null)) return null;
    return { readings: parts.flatMap((part) => withTime(part as Said)) };
  }
  return partOf(json);
}

/** A payload as JSON; undefined when it is none. */
export function jsonOf(payload: Buffer): unknown {
  try {
    return JSON.parse(payload.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

function withTime({ at, readings }: Said): Said['readings'] {
  return at ? readings.map((reading) => ({ ...reading, at })) : readings;
}

function partOf(json: unknown): Said | null {
  if (!isRecord(json) || !isRecord(json['values'])) return null;
  const quality = json['quality'];
  const flags = isRecord(quality) ? quality : {};
  const whole = typeof quality === 'string' ? quality : undefined;
  const readings = Object.entries(json['values']).map(([key, value]) => {
    const flag = flags[key] ?? whole;
    return flag === undefined ? { key, value } : { key, value, quality: flag as Quality };
  });
  const given = json['at'];
  return given === undefined || given === null ? { readings } : { at: instantOf(given), readings };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Milliseconds since 1970 or ISO 8601 with zone; anything else becomes an invalid date, which is refused. */
export function instantOf(given: unknown): Date {
  if (typeof given === 'number') return new Date(given);
  const isInstant =
    typeof given === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:?\d\d)$/.test(given);
  return new Date(isInstant ? given : Number.NaN);
}
