/** Short forms for writing shipped models. */
import type { ModelEvent, ModelService, Property } from '../contract/model.ts';

type Rest = Partial<Omit<Property, 'key' | 'nameZh' | 'nameEn' | 'unit'>>;

/** A quantity that the device reports. */
export function quantity(
  key: string,
  [nameZh, nameEn]: readonly [string, string],
  unit: string,
  rest: Rest = {},
): Property {
  return { key, nameZh, nameEn, type: 'number', unit, access: 'r', ...rest };
}

/** A yes or no. */
export function flag(
  key: string,
  [nameZh, nameEn]: readonly [string, string],
  rest: Rest = {},
): Property {
  return { key, nameZh, nameEn, type: 'boolean', unit: '1', access: 'r', ...rest };
}

/** One of some words, given as `[value, zh, en]`. */
export function choice(
  key: string,
  [nameZh, nameEn]: readonly [string, string],
  words: readonly (readonly [string, string, string])[],
  rest: Rest = {},
): Property {
  const choices = words.map(([value, zh, en]) => ({ value, zh, en }));
  return { key, nameZh, nameEn, type: 'enum', unit: '1', access: 'r', choices, ...rest };
}

/** Percent of charge of a battery. */
export const battery = quantity('battery', ['电量', 'Battery'], '%', {
  min: 0,
  max: 100,
  precision: 0,
});

/** Strength of the radio signal. */
export const signal = quantity('signal', ['信号强度', 'Signal'], 'dBm', {
  min: -150,
  max: 0,
  precision: 0,
});

/** An event without fields. */
export function happening(
  key: string,
  [nameZh, nameEn]: readonly [string, string],
  severity: ModelEvent['severity'],
): ModelEvent {
  return { key, nameZh, nameEn, severity, fields: [] };
}

/** A service. */
export function service(
  key: string,
  [nameZh, nameEn]: readonly [string, string],
  input: readonly Property[],
  timeoutSeconds = 60,
): ModelService {
  return { key, nameZh, nameEn, input: [...input], output: [], timeoutSeconds };
}
