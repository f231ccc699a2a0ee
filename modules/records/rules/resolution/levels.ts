/**
 * The levels of agreement of two values, a comparison each. Level 0 is a missing value, which says nothing;
 * level 1 is full agreement, the last one disagreement. What a level weighs is learned, never set.
 */
import type { RecordColumns, ValueColumn } from './columns.ts';
import { editsUpTo, jaroWinkler, type Stretch } from './similarity.ts';

/** What of the records a comparison looks at and how. */
export interface ComparisonSpec {
  /** Its name in weights and explanations. */
  readonly key: string;
  readonly kind: ComparisonKind;
  /** The value column. */
  readonly column: string;
  /** A second column: the field it may be swapped with, the sound of a name, the area of an address, what tells a date as well. */
  readonly beside?: string;
  /** A household or a firm has it in common: that it agrees may mean kin, and not the same. */
  readonly shared?: boolean;
  /** Rare values count more than common ones when they agree. */
  readonly byFrequency?: boolean;
}

/** Names of the levels of each kind, from full agreement to disagreement. */
export const levelNames = {
  words: ['same', 'nearlySame', 'alike', 'distantlyAlike', 'swapped', 'different'],
  code: ['same', 'oneEdit', 'twoEdits', 'different'],
  date: ['same', 'dayMonthSwapped', 'oneEdit', 'partsSame', 'different'],
  category: ['same', 'different'],
  chineseName: ['same', 'sameSound', 'oneCharacter', 'nearSound', 'sameSurname', 'different'],
  identity: ['same', 'oneEdit', 'damaged', 'bothValid', 'different'],
  address: ['same', 'numberAlike', 'sameArea', 'different'],
} as const;

/** A way of comparing. */
export type ComparisonKind = keyof typeof levelNames;

/** Compares two records: a level. */
export type Compare = (a: number, b: number) => number;

/** Bit of an identity number's flags: all 18 places, and the check digit is right. */
export const validIdentity = 1;
/** Bit of an identity number's flags: the last places were lost (a spreadsheet keeps 15 digits). */
export const damagedIdentity = 2;

const stretchA: Stretch = { units: new Uint16Array(0), from: 0, length: 0 };
const stretchB: Stretch = { units: new Uint16Array(0), from: 0, length: 0 };

function point(stretch: Stretch, column: ValueColumn, value: number): Stretch {
  stretch.units = column.units;
  stretch.from = column.starts[value] ?? 0;
  stretch.length = (column.starts[value + 1] ?? 0) - stretch.from;
  return stretch;
}

/** The function of a comparison over the columns of the records. */
export function compareOf(spec: ComparisonSpec, columns: RecordColumns): Compare {
  const column = columns.values[spec.column];
  if (!column) throw new Error(`no column ${spec.column}`);
  const beside = spec.beside === undefined ? undefined : columns.values[spec.beside];
  const flags = columns.flags[spec.column];
  switch (spec.kind) {
    case 'words':
      return guarded(column, (a, b, x, y) => words(column, x, y) || swapped(column, beside, a, b));
    case 'code':
      return guarded(column, (_a, _b, x, y) => code(column, x, y));
    case 'date':
      return guarded(column, (a, b, x, y) => (told(beside, a, b) ? 0 : date(column, x, y)));
    case 'category':
      return guarded(column, (_a, _b, x, y) => (x === y ? 1 : 2));
    case 'chineseName':
      return guarded(column, (a, b, x, y) =>
        x === y ? 1 : chineseName(column, beside, { a, b, x, y }),
      );
    case 'identity':
      return guarded(column, (a, b, x, y) =>
        identity(column, { x, y, flagsA: flags?.[a] ?? 0, flagsB: flags?.[b] ?? 0 }),
      );
    case 'address':
      return guarded(column, (a, b, x, y) =>
        x === y ? 1 : address(column, beside, { a, b, x, y }),
      );
  }
}

type OfValues = (a: number, b: number, x: number, y: number) => number;

function guarded(column: ValueColumn, levelOf: OfValues): Compare {
  const { ids } = column;
  return (a, b) => {
    const x = ids[a] ?? -1;
    const y = ids[b] ?? -1;
    return x < 0 || y < 0 ? 0 : levelOf(a, b, x, y);
  };
}

/** 1 to 4, or 0 when they are not alike. */
function words(column: ValueColumn, x: number, y: number): number {
  if (x === y) return 1;
  const similarity = jaroWinkler(point(stretchA, column, x), point(stretchB, column, y));
  if (similarity >= 0.94) return 2;
  if (similarity >= 0.86) return 3;
  return similarity >= 0.75 ? 4 : 0;
}

/** 5 when the value of one record stands in the other field of the other one; else 6. */
function swapped(
  column: ValueColumn,
  beside: ValueColumn | undefined,
  a: number,
  b: number,
): number {
  if (!beside) return 6;
  return standsIn(column, beside, a, b) || standsIn(column, beside, b, a) ? 5 : 6;
}

function standsIn(column: ValueColumn, beside: ValueColumn, a: number, b: number): boolean {
  const value = column.ids[a] ?? -1;
  const other = beside.ids[b] ?? -1;
  if (value < 0 || other < 0) return false;
  return jaroWinkler(point(stretchA, column, value), point(stretchB, beside, other)) >= 0.9;
}

function code(column: ValueColumn, x: number, y: number): number {
  if (x === y) return 1;
  return Math.min(4, 1 + editsUpTo(point(stretchA, column, x), point(stretchB, column, y), 2));
}

/**
 * Whether both records say the same beside. A birth date says nothing new where both identity numbers hold the same one: what
 * is one fact must not be weighed twice.
 */
function told(beside: ValueColumn | undefined, a: number, b: number): boolean {
  if (!beside) return false;
  const said = beside.ids[a] ?? -1;
  return said >= 0 && said === beside.ids[b];
}

/** Dates are eight digits: year, month, day. */
function date(column: ValueColumn, x: number, y: number): number {
  if (x === y) return 1;
  const a = point(stretchA, column, x);
  const b = point(stretchB, column, y);
  if (a.length !== 8 || b.length !== 8) return editsUpTo(a, b, 1) <= 1 ? 3 : 5;
  const year = samePart(a, b, [0, 0, 4]);
  const month = samePart(a, b, [4, 4, 2]);
  const day = samePart(a, b, [6, 6, 2]);
  if (year && samePart(a, b, [4, 6, 2]) && samePart(a, b, [6, 4, 2])) return 2;
  if (editsUpTo(a, b, 1) <= 1) return 3;
  return Number(year) + Number(month) + Number(day) >= 2 ? 4 : 5;
}

/** Whether `length` units from `atA` and from `atB` are the same. */
function samePart(a: Stretch, b: Stretch, [atA, atB, length]: readonly [number, number, number]) {
  for (let index = 0; index < length; index += 1) {
    if (a.units[a.from + atA + index] !== b.units[b.from + atB + index]) return false;
  }
  return true;
}

interface TwoValues {
  readonly a: number;
  readonly b: number;
  readonly x: number;
  readonly y: number;
}

/** Beside stands the sound: syllables with blanks between, then `|` and the same with near sounds folded. */
function chineseName(
  column: ValueColumn,
  sound: ValueColumn | undefined,
  { a, b, x, y }: TwoValues,
) {
  const soundA = sound?.ids[a] ?? -1;
  const soundB = sound?.ids[b] ?? -2;
  if (soundA === soundB) return 2;
  const nameA = point(stretchA, column, x);
  const nameB = point(stretchB, column, y);
  const sameSurname = nameA.units[nameA.from] === nameB.units[nameB.from];
  const longEnough = Math.max(nameA.length, nameB.length) >= 3;
  if (sameSurname && longEnough && editsUpTo(nameA, nameB, 1) <= 1) return 3;
  if (sound && soundA >= 0 && soundB >= 0 && sameFoldedSound(sound, soundA, soundB)) return 4;
  return sameSurname ? 5 : 6;
}

const bar = 124;

function sameFoldedSound(sound: ValueColumn, x: number, y: number): boolean {
  const a = point(stretchA, sound, x);
  const b = point(stretchB, sound, y);
  let [endA, endB] = [a.from + a.length - 1, b.from + b.length - 1];
  while (a.units[endA] === b.units[endB]) {
    if (a.units[endA] === bar) return true;
    endA -= 1;
    endB -= 1;
    if (endA < a.from || endB < b.from) return false;
  }
  return false;
}

interface TwoIdentities {
  readonly x: number;
  readonly y: number;
  readonly flagsA: number;
  readonly flagsB: number;
}

function identity(column: ValueColumn, { x, y, flagsA, flagsB }: TwoIdentities): number {
  const a = point(stretchA, column, x);
  const b = point(stretchB, column, y);
  const sameBirth = a.length >= 14 && b.length >= 14 && samePart(a, b, [0, 0, 14]);
  if (((flagsA | flagsB) & damagedIdentity) !== 0) {
    return sameBirth && samePart(a, b, [14, 14, 1]) ? 3 : 5;
  }
  if (x === y) return 1;
  if ((flagsA & flagsB & validIdentity) !== 0) return 4;
  // The check character follows from the rest: of an old number it was worked out, not written.
  if (a.length === 18 && b.length === 18) {
    a.length = 17;
    b.length = 17;
  }
  return editsUpTo(a, b, 1) <= 1 ? 2 : 5;
}

/** Beside stands the area: what of the address comes before the house number. */
function address(column: ValueColumn, area: ValueColumn | undefined, { a, b, x, y }: TwoValues) {
  const sameArea = area !== undefined && area.ids[a] === area.ids[b] && (area.ids[a] ?? -1) >= 0;
  if (!sameArea) return 4;
  return editsUpTo(point(stretchA, column, x), point(stretchB, column, y), 1) <= 1 ? 2 : 3;
}
