/**
 * Incidents of the demo: a few an hour, each with a begin and an end, drawn from the clock alone, so that
 * a simulator that starts anew goes on with the same ones.
 */
import { createRandom } from '#demo/random.ts';

/** What can happen. */
export const incidentKinds = [
  'dust',
  'loudMusic',
  'sewageInflow',
  'lampDark',
  'lampByDay',
  'leakage',
  'coverOpen',
  'flooded',
  'gas',
  'silent',
] as const;
export type IncidentKind = (typeof incidentKinds)[number];

/** What happens to a device now. */
export interface Incident {
  readonly kind: IncidentKind;
  /** How far it has come, 0 to 1. */
  readonly progress: number;
}

interface Plan {
  readonly kind: IncidentKind;
  /** Models that it happens to. */
  readonly models: readonly string[];
  /** Chance that one device of the town is struck in a slot. */
  readonly chance: number;
  readonly minutes: number;
}

const slotMs = 20 * 60_000;

/** Together about three an hour. */
const plans: readonly Plan[] = [
  { kind: 'dust', models: ['air-station'], chance: 0.08, minutes: 50 },
  { kind: 'loudMusic', models: ['noise-meter'], chance: 0.15, minutes: 25 },
  { kind: 'sewageInflow', models: ['water-station'], chance: 0.06, minutes: 70 },
  { kind: 'lampDark', models: ['street-lamp'], chance: 0.2, minutes: 90 },
  { kind: 'lampByDay', models: ['street-lamp'], chance: 0.06, minutes: 30 },
  { kind: 'leakage', models: ['lamp-cabinet'], chance: 0.05, minutes: 40 },
  { kind: 'coverOpen', models: ['manhole'], chance: 0.18, minutes: 25 },
  { kind: 'flooded', models: ['manhole'], chance: 0.1, minutes: 60 },
  { kind: 'gas', models: ['manhole'], chance: 0.06, minutes: 30 },
  { kind: 'silent', models: ['noise-meter', 'street-lamp'], chance: 0.04, minutes: 90 },
];

/** A device as far as incidents know it. */
export interface Struck {
  readonly externalId: string;
  readonly modelCode: string;
}

/** What happens to each device at an instant, by external id; most have nothing. */
export function incidentsAt(
  fleet: readonly Struck[],
  at: Date,
  seed: number,
): ReadonlyMap<string, Incident> {
  const found = new Map<string, Incident>();
  for (const plan of plans) {
    const devices = fleet.filter(({ modelCode }) => plan.models.includes(modelCode));
    if (devices.length === 0) continue;
    const slots = Math.ceil((plan.minutes * 60_000) / slotMs);
    const slot = Math.floor(at.getTime() / slotMs);
    for (let back = 0; back <= slots; back += 1) {
      const struck = strike(plan, devices, slot - back, seed);
      if (!struck) continue;
      const progress = (at.getTime() - struck.fromMs) / (plan.minutes * 60_000);
      if (progress >= 0 && progress < 1)
        found.set(struck.externalId, { kind: plan.kind, progress });
    }
  }
  return found;
}

function strike(
  { kind, chance }: Plan,
  devices: readonly Struck[],
  slot: number,
  seed: number,
): { externalId: string; fromMs: number } | null {
  const random = createRandom(seed, `${kind} ${slot}`);
  if (!random.chance(chance)) return null;
  const fromMs = (slot + random.next()) * slotMs;
  return { externalId: random.pick(devices).externalId, fromMs };
}
