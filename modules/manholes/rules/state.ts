/** What is the matter with a manhole, by its last values. There is no national standard on the wire. */
import { type ManholeState, manholeStates } from '../contract.ts';

/** Limits that the shipped alarm rules use too. */
export const limits = {
  /** A cover that stands more aslant than this is not in its frame, degrees. */
  tiltDegrees: 15,
  /** Water so high reaches the cables and soon the street, cm. */
  waterCentimetres: 120,
  /** Combustible gas, % of the lower explosive limit: GB/T 50493 first alarm is 25 %. */
  methanePercent: 25,
  /** Hydrogen sulfide, ppm: GBZ 2.1 ceiling is 10 mg/m³, about 7 ppm. */
  hydrogenSulfidePpm: 7,
  batteryPercent: 20,
} as const;

/** The last values of a manhole; null where it never said. */
export interface ManholeValues {
  readonly coverOpen: boolean | null;
  readonly tilt: number | null;
  readonly waterLevel: number | null;
  readonly methane: number | null;
  readonly hydrogenSulfide: number | null;
  readonly battery: number | null;
  readonly reportedAt: Date | null;
}

/**
 * Everything that is the matter, gravest first.
 * @param silentAfterSeconds silence that its model allows
 */
export function statesOf(
  values: ManholeValues,
  now: Date,
  silentAfterSeconds: number,
): ManholeState[] {
  if (!values.reportedAt) return ['unknown'];
  const silentMs = now.getTime() - values.reportedAt.getTime();
  const found: Readonly<Record<ManholeState, boolean>> = {
    open: values.coverOpen === true,
    gas:
      (values.methane ?? 0) >= limits.methanePercent ||
      (values.hydrogenSulfide ?? 0) >= limits.hydrogenSulfidePpm,
    flooded: (values.waterLevel ?? 0) >= limits.waterCentimetres,
    tilted: (values.tilt ?? 0) >= limits.tiltDegrees,
    silent: silentMs > silentAfterSeconds * 1000,
    lowBattery: values.battery !== null && values.battery <= limits.batteryPercent,
    unknown: false,
    ok: false,
  };
  const matters = manholeStates.filter((state) => found[state]);
  return matters.length > 0 ? matters : ['ok'];
}
