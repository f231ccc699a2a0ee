/** Values of a message as readings of the device's model. */
import type { Reading } from '#modules/observations/index.ts';
import type { CompiledModel } from '#modules/things/index.ts';
import { cn, factorOf2017, type FactorValue } from '#protocols/hj212/index.ts';
import { numberIn } from '../rules/numbers.ts';
import type { StationSettings } from '../rules/settings.ts';

interface Period {
  readonly protocol: string;
  readonly field: string;
}

/**
 * Under which name of `codes` a model says what it wants of a kind of data, and which field is meant
 * when only the factor is named: `hj212: 'a34004'` is Rtd, `hj212Hour: 'a34004-Max'` the hour's largest.
 */
const periods: Readonly<Record<string, Period>> = {
  [cn.realtime]: { protocol: 'hj212', field: 'Rtd' },
  [cn.deviceState]: { protocol: 'hj212', field: 'RS' },
  [cn.minute]: { protocol: 'hj212Minute', field: 'Avg' },
  [cn.hour]: { protocol: 'hj212Hour', field: 'Avg' },
  [cn.day]: { protocol: 'hj212Day', field: 'Avg' },
  [cn.deviceDay]: { protocol: 'hj212Day', field: 'RT' },
  [cn.deviceId]: { protocol: 'hj212', field: 'Info' },
  [cn.deviceInfo]: { protocol: 'hj212', field: 'Info' },
};

/** Commands whose bodies carry values. */
export function carriesData(command: string): boolean {
  return command in periods;
}

/** Minute means in the place of the real-time values that are missing. */
const gapFilling = { protocol: 'hj212', field: 'Avg' };

/** Values of a message, and whether they were asked for to fill a gap. */
export interface Upload {
  readonly command: string;
  readonly asked: boolean;
  readonly values: readonly FactorValue[];
}

/**
 * What the model wants of these values. A factor that the model knows in no way is handed on under
 * its foreign name, to be refused and seen; other fields of a known factor are left out. Minute data
 * that was asked for fills the real-time values of a model that has no place of its own for it.
 */
export function readingsOf(
  { command, asked, values }: Upload,
  model: CompiledModel,
  settings: StationSettings,
): Reading[] {
  const period = periodOf(command, asked, model);
  return values.flatMap((value): Reading[] => {
    const names = namesOf(value.code, settings);
    const property = propertyOf(model, period, names, value.field);
    const { at, flag: quality } = value;
    if (property) {
      const read = numberIn(value.text, scaleOf(names, settings));
      const raw = property.type === 'boolean' ? yesOrNo(value.text) : read;
      return [
        { key: property.key, value: property.type === 'text' ? value.text : raw, at, quality },
      ];
    }
    if (isKnown(model, names)) return [];
    return [{ key: `${value.code}-${value.field}`, value: value.text, at, quality }];
  });
}

function periodOf(command: string, asked: boolean, model: CompiledModel): Period {
  const period = periods[command] ?? { protocol: 'hj212', field: 'Rtd' };
  const hasOwn = model.model.properties.some(({ codes }) => codes?.[period.protocol] !== undefined);
  return asked && command === cn.minute && !hasOwn ? gapFilling : period;
}

/** A factor's names: as sent, by the device's own list, and of 2017. */
function namesOf(code: string, { aliases }: StationSettings): string[] {
  const meant = aliases[code] ?? code;
  return [...new Set([code, meant, factorOf2017(meant)])];
}

function propertyOf(model: CompiledModel, period: Period, names: readonly string[], field: string) {
  const wanted = names.flatMap((name) => [
    `${name}-${field}`,
    ...(field === period.field ? [name] : []),
  ]);
  for (const code of wanted) {
    const property = model.byForeignCode(period.protocol, code);
    if (property) return property;
  }
  return undefined;
}

const known = new WeakMap<CompiledModel, ReadonlySet<string>>();

function isKnown(model: CompiledModel, names: readonly string[]): boolean {
  let factors = known.get(model);
  if (!factors) {
    const codes = model.model.properties.flatMap(({ codes: own }) => Object.entries(own ?? {}));
    const ofDoor = codes.filter(([protocol]) => protocol.startsWith('hj212'));
    factors = new Set(ofDoor.flatMap(([, code]) => [code, code.replace(/-[^-]*$/, '')]));
    known.set(model, factors);
  }
  return names.some((name) => factors.has(name));
}

function scaleOf(names: readonly string[], { scale }: StationSettings): number {
  return names.map((name) => scale[name]).find((one) => one !== undefined) ?? 1;
}

function yesOrNo(text: string): boolean | string {
  return text === '1' ? true : text === '0' ? false : text;
}
