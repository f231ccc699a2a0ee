/** The cubes of a source: by what its days and months are summed. */
import type { FactDimension, FactSource } from '#platform/facts/index.ts';

/** Columns of fact views by dimension. */
export const dimensionColumns: Readonly<Record<FactDimension, string>> = {
  village: 'village_id',
  gridCell: 'grid_cell_id',
  department: 'department_id',
  category: 'category_code',
  channel: 'channel',
};

/** One cube: its name and the columns that it is grouped by besides the day. */
export interface Cube {
  readonly name: string;
  readonly columns: readonly string[];
}

const hour: Cube = { name: 'hour', columns: ['hour'] };

/** Pairs of dimensions that are summed by month only: there would be too many rows by day. */
const monthPairs: readonly (readonly [FactDimension, FactDimension])[] = [
  ['village', 'category'],
  ['village', 'department'],
  ['department', 'category'],
];

/** The cubes of a source at a grain. */
export function cubesOf(source: Pick<FactSource, 'dimensions'>, grain: 'day' | 'month'): Cube[] {
  const has = (dimension: FactDimension): boolean => source.dimensions.includes(dimension);
  const single = source.dimensions.map((name) => ({ name, columns: [dimensionColumns[name]] }));
  const pairs = monthPairs
    .filter(([one, other]) => grain === 'month' && has(one) && has(other))
    .map(([one, other]) => ({
      name: `${one}${other.charAt(0).toUpperCase()}${other.slice(1)}`,
      columns: [dimensionColumns[one], dimensionColumns[other]],
    }));
  const villageHour = has('village')
    ? [{ name: 'villageHour', columns: [dimensionColumns.village, 'hour'] }]
    : [];
  return [
    { name: 'town', columns: [] },
    ...single,
    hour,
    ...villageHour,
    ...(grain === 'month' ? pairs : []),
  ];
}
