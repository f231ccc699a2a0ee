/**
 * Replays real hours of air: CSV files of the UCI Beijing Multi-Site Air-Quality data (PRSA_Data_*.csv), where a folder
 * holds them. Each hour of today plays the same hour of the same day in a year of the file.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Values } from './stations.ts';

/** Hours of one station by `MM-DD HH`. */
export type Replay = ReadonlyMap<string, Values>;

/** The year of the files that is whole and has a 29 February. */
const year = '2016';

/** The stations of a folder; none when it is not there. */
export function replaysIn(folder: string): Replay[] {
  let names: string[];
  try {
    names = readdirSync(folder).filter((name) => /^PRSA_Data_.*\.csv$/.test(name));
  } catch {
    return [];
  }
  return names.sort().map((name) => readReplay(readFileSync(join(folder, name), 'utf8')));
}

/** Reads a file. Missing values (NA) are left out; CO comes in micrograms and leaves in milligrams. */
export function readReplay(text: string): Replay {
  const [head = '', ...lines] = text.split('\n');
  const names = cellsOf(head);
  const hours = new Map<string, Values>();
  for (const line of lines) {
    const cells = cellsOf(line);
    const cell = (name: string): string => cells[names.indexOf(name)] ?? '';
    if (cell('year') !== year) continue;
    const pad = (name: string): string => cell(name).padStart(2, '0');
    hours.set(`${pad('month')}-${pad('day')} ${pad('hour')}`, valuesOf(cell));
  }
  return hours;
}

const cellsOf = (line: string): string[] =>
  line.split(',').map((cell) => cell.trim().replace(/^"|"$/g, ''));

const columns: readonly (readonly [key: string, name: string, scale: number])[] = [
  ['pm25', 'PM2.5', 1],
  ['pm10', 'PM10', 1],
  ['so2', 'SO2', 1],
  ['no2', 'NO2', 1],
  ['co', 'CO', 0.001],
  ['o3', 'O3', 1],
  ['temperature', 'TEMP', 1],
  ['pressure', 'PRES', 1],
  ['windSpeed', 'WSPM', 1],
];

function valuesOf(cell: (name: string) => string): Values {
  return Object.fromEntries(
    columns.flatMap(([key, name, scale]) => {
      const value = Number(cell(name) === '' ? Number.NaN : cell(name));
      return Number.isFinite(value) ? [[key, Number((value * scale).toFixed(3))]] : [];
    }),
  );
}

/** The values that a replay has for an instant; undefined where the file has none. */
export function replayed(replay: Replay, at: Date): Values | undefined {
  const local = new Date(at.getTime() + 8 * 3_600_000).toISOString();
  return replay.get(`${local.slice(5, 10)} ${local.slice(11, 13)}`);
}
