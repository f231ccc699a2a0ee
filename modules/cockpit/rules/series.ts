/** Decisions on what a tile shows of an answer. Pure. */
import type { Indicator, Values } from '#modules/indicators/contract/index.ts';
import type { PlaceView, Series } from '../contract/board.ts';
import type { Tile } from '../contract/tile.ts';
import { lengthOf, type Span } from './period.ts';

type Value = Values['values'][number];

/** Longer trends are drawn by month. */
const longestByDay = 125;

/** Whether a trend goes by day or by month. */
export function grainOf(span: Span): 'day' | 'month' {
  return lengthOf(span) > longestByDay ? 'month' : 'day';
}

/** Where nothing was counted a count is nothing; a rate or a median has no value. */
export function emptyValueOf({ unit, formula }: Pick<Indicator, 'unit' | 'formula'>): 0 | null {
  return unit === '1' && !/[/(]/.test(formula) ? 0 : null;
}

/** The places below in the order of the answer, those without facts too. */
export function ofPlaces(
  values: readonly Value[],
  places: readonly PlaceView[],
  empty: 0 | null,
): Value[] {
  const known = new Map(values.map((value) => [value.group, value]));
  return places.map(
    ({ id, nameZh, nameEn }) => known.get(id) ?? { group: id, nameZh, nameEn, value: empty },
  );
}

/** The wanted end of a ranking; what has no value stands last. */
export function ranked(values: readonly Value[], tile: Pick<Tile, 'order' | 'limit'>): Value[] {
  const sign = tile.order === 'high' ? -1 : 1;
  const sorted = [...values].sort((a, b) => {
    if (a.value === null || b.value === null)
      return Number(a.value === null) - Number(b.value === null);
    return sign * (a.value - b.value);
  });
  return sorted.slice(0, tile.limit);
}

/** Every group of a span in order, those without facts too. */
export function filled(
  values: readonly Value[],
  groups: readonly string[],
  empty: 0 | null,
): Value[] {
  const known = new Map(values.map((value) => [value.group, value]));
  return groups.map(
    (group) => known.get(group) ?? { group, nameZh: group, nameEn: group, value: empty },
  );
}

/** Whether a tile has nothing to draw. */
export function isEmpty(kind: Tile['kind'], series: readonly Series[]): boolean {
  if (kind === 'number' || kind === 'funnel' || kind === 'map') return false;
  return series.every(({ values }) => values.every(({ value }) => value === null));
}
