/** From the words of a report to places: longest names first, house numbers along their street. */
import { distanceMetres, type Position } from '#platform/geo/index.ts';
import { normaliseDoorNumbers, normaliseText } from '#platform/text/index.ts';
import type { HouseNumber, PlaceRow } from '../store/tables.ts';
import type { GridCell, Located, Place, Village } from '../types.ts';

/** What the index asks of the ground. */
export interface LocateSource {
  readonly place: (id: string) => Place | undefined;
  readonly gridCell: (id: string) => GridCell | undefined;
  readonly villages: readonly Village[];
  readonly cellAt: (position: Position) => GridCell | null;
}

interface Mention {
  readonly row: PlaceRow;
  readonly words: string;
  /** Where the words end in the normalised text. */
  readonly end: number;
}

const doorNumber = /^[\s,，第]*(\d{1,4})(?:[-—之]\d{1,3})?\s*号/;
const doorPrecisionMetres = 25;
const areaKinds: ReadonlySet<string> = new Set(['town', 'village', 'quarter']);
const streetFromMetres = 150;

/** Every name and alias of a town's places, for the longest match at each letter of a text. */
export class NameIndex {
  readonly #byName = new Map<string, PlaceRow[]>();
  readonly #source: LocateSource;
  /** Longest name that begins with these two letters: most places of a text begin none. */
  readonly #longestFrom = new Map<string, number>();

  constructor(rows: readonly PlaceRow[], source: LocateSource) {
    this.#source = source;
    for (const row of rows) {
      for (const name of new Set([row.nameZh, ...row.aliases].map(plain))) this.#add(name, row);
    }
  }

  /** The places that a text names, best first: the nearest to a point wins. */
  locate(text: string): Located[] {
    const clean = normaliseDoorNumbers(plain(text));
    const mentions = this.#mentions(clean);
    const villageIds = this.#villagesIn(mentions);
    const found = mentions.flatMap((mention) => this.#located(mention, clean) ?? []);
    const fits = (one: Located) => (one.gridCell && villageIds.has(one.gridCell.villageId) ? 0 : 1);
    const best = found.sort(
      (a, b) =>
        rankOf(a) - rankOf(b) ||
        fits(a) - fits(b) ||
        a.precisionMetres - b.precisionMetres ||
        b.words.length - a.words.length,
    );
    return best
      .filter((one, index) => best.findIndex(({ place }) => place.id === one.place.id) === index)
      .slice(0, 10);
  }

  #add(name: string, row: PlaceRow): void {
    if (name.length < 2) return;
    this.#byName.set(name, [...(this.#byName.get(name) ?? []), row]);
    const beginning = name.slice(0, 2);
    const longest = this.#longestFrom.get(beginning) ?? 0;
    this.#longestFrom.set(beginning, Math.max(longest, name.length));
  }

  #mentions(text: string): Mention[] {
    const mentions: Mention[] = [];
    for (let at = 0; at < text.length; ) {
      const words = this.#longestAt(text, at);
      for (const row of this.#byName.get(words) ?? [])
        mentions.push({ row, words, end: at + words.length });
      at += Math.max(1, words.length);
    }
    return mentions;
  }

  #longestAt(text: string, at: number): string {
    const longest = this.#longestFrom.get(text.slice(at, at + 2)) ?? 0;
    for (let length = Math.min(longest, text.length - at); length >= 2; length -= 1) {
      const words = text.slice(at, at + length);
      if (this.#byName.has(words)) return words;
    }
    return '';
  }

  #villagesIn(mentions: readonly Mention[]): ReadonlySet<string> {
    const names = new Set(
      mentions.filter(({ row }) => areaKinds.has(row.kind)).map(({ row }) => row.nameZh),
    );
    return new Set(
      this.#source.villages.filter(({ nameZh }) => names.has(nameZh)).map(({ id }) => id),
    );
  }

  #located({ row, words, end }: Mention, text: string): Located | undefined {
    const place = this.#source.place(row.id);
    if (!place) return undefined;
    const door = doorNumber.exec(text.slice(end));
    const position = door && row.houseNumbers ? houseAt(row.houseNumbers, Number(door[1])) : null;
    if (door && position) {
      const gridCell = this.#source.cellAt(position);
      return {
        place,
        position,
        gridCell,
        precision: 'door',
        precisionMetres: doorPrecisionMetres,
        words: words + door[0],
      };
    }
    const gridCell = row.gridCellId ? (this.#source.gridCell(row.gridCellId) ?? null) : null;
    return {
      place,
      position: place.position,
      gridCell,
      precision: precisionOf(row),
      precisionMetres: row.precisionMetres,
      words,
    };
  }
}

function plain(text: string): string {
  return normaliseText(text).replace(/\s+/g, '');
}

function precisionOf(row: PlaceRow): Located['precision'] {
  if (areaKinds.has(row.kind)) return 'area';
  return row.kind === 'road' || row.precisionMetres >= streetFromMetres ? 'street' : 'place';
}

const ranks: Readonly<Record<Located['precision'], number>> = {
  door: 0,
  place: 1,
  street: 2,
  area: 3,
};

function rankOf(one: Located): number {
  return ranks[one.precision];
}

/** The two sides of a street, each in the order of its numbers. */
interface Sides {
  readonly odd: readonly HouseNumber[];
  readonly even: readonly HouseNumber[];
}

/** A street is looked along for every report that names it, and sorted once. */
const sides = new WeakMap<readonly HouseNumber[], Sides>();

function sidesOf(houses: readonly HouseNumber[]): Sides {
  let known = sides.get(houses);
  if (!known) {
    const sorted = houses.toSorted((a, b) => a[0] - b[0]);
    known = {
      odd: sorted.filter(([number]) => number % 2 !== 0),
      even: sorted.filter(([number]) => number % 2 === 0),
    };
    sides.set(houses, known);
  }
  return known;
}

/**
 * The position of a house number: the house itself, or between its neighbours on the same side of
 * the street (odd and even numbers face each other). Null far beyond the known numbers.
 */
export function houseAt(houses: readonly HouseNumber[], number: number): Position | null {
  const side = sidesOf(houses)[number % 2 === 0 ? 'even' : 'odd'];
  const after = side.find(([known]) => known >= number);
  const before = side.findLast(([known]) => known <= number);
  if (!after || !before) return null;
  const share = after[0] === before[0] ? 0 : (number - before[0]) / (after[0] - before[0]);
  const between = {
    longitude: before[1] + (after[1] - before[1]) * share,
    latitude: before[2] + (after[2] - before[2]) * share,
  };
  const gapMetres = distanceMetres(
    { longitude: before[1], latitude: before[2] },
    { longitude: after[1], latitude: after[2] },
  );
  return gapMetres > 500 ? null : between;
}
