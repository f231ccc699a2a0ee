/** Positions of moving things out of accepted values. */
import type { AcceptedValue } from '#modules/observations/index.ts';
import type { Thing } from '#modules/things/index.ts';
import type { Fix } from '../rules/judge.ts';

/** Keys of a moving thing's model. */
export const positionKey = 'position';
const speedKey = 'speed';
const accuracyKey = 'accuracy';

/** Keys that the judge wants to see. */
export const wantedKeys: ReadonlySet<string> = new Set([positionKey, speedKey, accuracyKey]);

/** What satellite positioning is usually good for, where the device does not say. */
const usualAccuracyMetres = 8;

/** The fixes of one thing, in order of its own time. */
export interface ThingFixes {
  readonly thing: Thing;
  readonly live: Fix[];
  readonly late: Fix[];
}

/** Positions with the speed and accuracy told at the same instant, by thing. */
export function fixesOf(values: readonly AcceptedValue[]): ThingFixes[] {
  const things = new Map<string, ThingFixes>();
  const beside = new Map<string, number>();
  const keyOf = ({ thing, at }: AcceptedValue, key: string): string =>
    `${thing.id} ${at.getTime()} ${key}`;
  const valid = values.filter(({ quality }) => quality === 'N');
  for (const one of valid) {
    if (typeof one.value === 'number') beside.set(keyOf(one, one.key), one.value);
  }
  for (const one of valid) {
    const position = one.key === positionKey ? positionOf(one.value) : null;
    if (!position) continue;
    const known = things.get(one.thing.id) ?? { thing: one.thing, live: [], late: [] };
    things.set(one.thing.id, known);
    (one.late ? known.late : known.live).push({
      at: one.at,
      position,
      accuracyMetres: beside.get(keyOf(one, accuracyKey)) ?? usualAccuracyMetres,
      speedKmh: beside.get(keyOf(one, speedKey)) ?? null,
    });
  }
  for (const { live } of things.values()) live.sort((a, b) => a.at.getTime() - b.at.getTime());
  return [...things.values()].sort((a, b) => (a.thing.id < b.thing.id ? -1 : 1));
}

function positionOf(value: unknown): Fix['position'] | null {
  if (typeof value !== 'object' || value === null) return null;
  const { longitude, latitude } = value as Record<string, unknown>;
  return typeof longitude === 'number' && typeof latitude === 'number'
    ? { longitude, latitude }
    : null;
}
