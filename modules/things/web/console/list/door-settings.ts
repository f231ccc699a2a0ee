/** Settings of a device at its door that are switched on screen; others are written as JSON. */

/** A setting with a few words to choose from; the first holds when nothing is set. */
interface Choice {
  readonly key: string;
  readonly words: readonly string[];
}

/** What a form offers for a door. */
export interface DoorSettings {
  /** Yes/no settings, all off unless set. */
  readonly switches: readonly string[];
  readonly choices: readonly Choice[];
}

const none: DoorSettings = { switches: [], choices: [] };

const known: Readonly<Record<string, DoorSettings>> = {
  hj212: {
    switches: [
      'lowerCaseCrc',
      'threeDigitLength',
      'wrongLength',
      'longSegment',
      'trailingSemicolon',
      'emptyMn',
      'longTimes',
      'noCrcCheck',
      'allowBackfill',
    ],
    choices: [{ key: 'line', words: ['wired', 'mobile'] }],
  },
  jt808: {
    switches: ['allowNewTerminal', 'closedRegistration'],
    choices: [{ key: 'datum', words: ['wgs84', 'gcj02'] }],
  },
  modbus: { switches: ['registrationOnly'], choices: [] },
  lorawan: { switches: ['confirmed'], choices: [] },
};

/** The settings that a form offers for a door. */
export function doorSettings(door: string): DoorSettings {
  return known[door] ?? none;
}

type Settings = Readonly<Record<string, unknown>>;

/** The settings that no control stands for, as text. */
export function restOf(settings: Settings, door: string): string {
  const { switches, choices } = doorSettings(door);
  const shown = new Set([...switches, ...choices.map(({ key }) => key)]);
  const rest = Object.entries(settings).filter(([key]) => !shown.has(key));
  return rest.length === 0 ? '' : JSON.stringify(Object.fromEntries(rest), null, 2);
}

/** The settings of controls and text together; undefined when the text is no JSON object. */
export function joined(settings: Settings, door: string, rest: string): Settings | undefined {
  const parsed = parsedObject(rest);
  if (!parsed) return undefined;
  const { switches, choices } = doorSettings(door);
  const shown = [...switches, ...choices.map(({ key }) => key)];
  const set = shown.flatMap((key) => (key in settings ? [[key, settings[key]] as const] : []));
  return { ...parsed, ...Object.fromEntries(set) };
}

function parsedObject(text: string): Settings | undefined {
  if (text.trim() === '') return {};
  try {
    const value = JSON.parse(text) as unknown;
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Settings) : undefined;
  } catch {
    return undefined;
  }
}
