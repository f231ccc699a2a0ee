/** What lamps, cabinets and manholes tell at an instant. */
import type { Incident } from './incidents.ts';
import { hourOf, hump, rounded, slowWave, tremble, wintriness } from './waves.ts';

/** What a lamp was told. */
export interface LampState {
  readonly on: boolean;
  /** Percent. */
  readonly brightness: number;
}

/** Watts that a lamp takes at a brightness in percent; its driver takes a little at any. */
export function lampWatts(watts: number, brightness: number): number {
  return watts * (0.06 + (0.94 * brightness) / 100);
}

/** A lamp. `energyKwh` is its meter. */
export function lampValues(
  name: string,
  at: Date,
  lamp: {
    state: LampState;
    /** At full brightness. */
    watts: number;
    energyKwh: number;
    burningHours: number;
    incident: Incident | undefined;
  },
): Readonly<Record<string, number | boolean | string>> {
  const { state, incident } = lamp;
  const dark = incident?.kind === 'lampDark';
  const lit = (state.on && !dark) || incident?.kind === 'lampByDay';
  const power = lit ? lampWatts(lamp.watts, state.on ? state.brightness : 100) : dark ? 0 : 0.8;
  const voltage = 226 + 4 * slowWave(`${name} v`, at) + tremble(name, at, 0.6);
  return {
    on: lit,
    brightness: lit ? (state.on ? state.brightness : 100) : 0,
    power: rounded(power, 1),
    voltage: rounded(voltage, 1),
    current: rounded(power / voltage, 2),
    energy: rounded(lamp.energyKwh, 2),
    burningHours: rounded(lamp.burningHours, 1),
    leakage: rounded(2 + Math.abs(tremble(`${name} l`, at, 0.8)), 1),
    tilt: rounded(Math.abs(tremble(`${name} tilt`, new Date(0), 0.8)), 1),
    temperature: rounded(26 - 18 * wintriness(at) + (lit ? 9 : 0) + 4 * hump(hourOf(at), 15, 5), 1),
    fault: dark && state.on ? 'lamp' : 'none',
    signal: Math.round(-72 + 8 * slowWave(`${name} s`, at)),
  };
}

/** A cabinet that feeds lamps of so many watts together. */
export function cabinetValues(
  name: string,
  at: Date,
  cabinet: {
    watts: number;
    energyKwh: number;
    contactor: boolean;
    mode: string;
    incident: Incident | undefined;
  },
): Readonly<Record<string, number | boolean | string>> {
  const voltage = (phase: string): number => rounded(229 + 3 * slowWave(`${name} ${phase}`, at), 1);
  const amperes = cabinet.watts / 3 / 228;
  const leaking = cabinet.incident?.kind === 'leakage';
  return {
    contactor: cabinet.contactor,
    mode: cabinet.mode,
    activePower: rounded((cabinet.watts + 12) / 1000, 3),
    energy: rounded(cabinet.energyKwh, 2),
    voltageA: voltage('a'),
    voltageB: voltage('b'),
    voltageC: voltage('c'),
    currentA: rounded(amperes * 1.02, 2),
    currentB: rounded(amperes, 2),
    currentC: rounded(amperes * 0.97, 2),
    leakage: rounded(
      leaking ? 180 + 60 * slowWave(name, at) : 12 + Math.abs(tremble(name, at, 3)),
      1,
    ),
    cableCut: false,
    doorOpen: false,
    illuminance: Math.round(42_000 * Math.max(0, hump(hourOf(at), 12.4, 3.1) - 0.03)),
    temperature: rounded(27 - 17 * wintriness(at) + 6 * hump(hourOf(at), 15, 5), 1),
    signal: Math.round(-66 + 6 * slowWave(`${name} s`, at)),
  };
}

/** A manhole. */
export function manholeValues(
  name: string,
  at: Date,
  incident: Incident | undefined,
): Readonly<Record<string, number | boolean>> {
  const swell = incident ? hump(incident.progress, 0.5, 0.3) : 0;
  const flooded = incident?.kind === 'flooded' ? swell * 130 : 0;
  const gas = incident?.kind === 'gas' ? swell : 0;
  const open = incident?.kind === 'coverOpen';
  return {
    coverOpen: open,
    tilt: open ? 78 : Math.round(Math.abs(tremble(name, new Date(0), 1.2))),
    waterLevel: Math.round(18 + 9 * slowWave(name, at) + flooded),
    methane: rounded(Math.max(0, 0.8 + 0.6 * slowWave(`${name} g`, at) + 34 * gas), 1),
    hydrogenSulfide: rounded(Math.max(0, 0.6 + 0.5 * slowWave(`${name} h`, at) + 18 * gas), 1),
    temperature: rounded(21 - 8 * wintriness(at), 1),
    battery: Math.round(88 + 8 * slowWave(`${name} b`, new Date(0))),
    signal: Math.round(-96 + 9 * slowWave(`${name} s`, at)),
  };
}
