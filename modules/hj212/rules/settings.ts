/** What a device's settings say of how it speaks HJ 212. */
import type { Sm4Setting, Tolerance } from '#protocols/hj212/index.ts';

/** Settings of a station; everything is strict unless it says otherwise. */
export interface StationSettings {
  readonly tolerance: Tolerance;
  /** The device's own factor codes and what they mean, e.g. `{ PM25: 'a34004' }`. */
  readonly aliases: Readonly<Record<string, string>>;
  /** Factors by which values of a code are multiplied to come to the model's unit. */
  readonly scale: Readonly<Record<string, number>>;
  /** RF=1 is believed: the values fire no live alarm (2025). */
  readonly allowBackfill: boolean;
  /** The body is enciphered (2025). Not judged here; the service asks the codec. */
  readonly sm4: unknown;
  /** System code of commands; null: the one the station uses itself. */
  readonly st: string | null;
  /** How long an answer may take: 5 s by wire, 10 s by mobile network. */
  readonly answerSeconds: number;
  /** The station's clock is set when it is off by more. Null: never. */
  readonly setClockAboveSeconds: number | null;
}

/** Names of the tolerances, as they stand in the settings. */
const tolerances: readonly (keyof Tolerance)[] = [
  'lowerCaseCrc',
  'threeDigitLength',
  'wrongLength',
  'noCrcCheck',
  'longSegment',
  'trailingSemicolon',
  'emptyMn',
  'longTimes',
];

type Raw = Readonly<Record<string, unknown>>;

/** Reads the settings of a device; what is none is passed over. */
export function stationSettings(settings: Raw): StationSettings {
  const { st, answerSeconds, setClockAboveSeconds, line } = settings;
  const standard = line === 'mobile' ? 10 : 5;
  return {
    tolerance: Object.fromEntries(tolerances.map((name) => [name, settings[name] === true])),
    aliases: entriesOf(settings['aliases'], (value) => typeof value === 'string'),
    scale: entriesOf(settings['scale'], (value) => Number.isFinite(value)),
    allowBackfill: settings['allowBackfill'] === true,
    sm4: settings['sm4'] ?? null,
    st: typeof st === 'string' && /^[0-9A-Z]{2}$/.test(st) ? st : null,
    answerSeconds: isSeconds(answerSeconds) ? answerSeconds : standard,
    setClockAboveSeconds: isSeconds(setClockAboveSeconds) ? setClockAboveSeconds : null,
  };
}

function isSeconds(value: unknown): value is number {
  return typeof value === 'number' && value > 0 && value <= 86_400;
}

function entriesOf<T>(raw: unknown, fits: (value: unknown) => boolean): Record<string, T> {
  if (typeof raw !== 'object' || raw === null) return {};
  return Object.fromEntries(Object.entries(raw).filter(([, value]) => fits(value))) as Record<
    string,
    T
  >;
}

/** The setting under which a body is deciphered, when it is one. */
export type Cipher = Sm4Setting | null;
