/** What ships: one layout an audience, and a rotation for the wall. */
import type { Rotation } from '../contract/screens.ts';
import type { LayoutContent } from '../contract/tile.ts';
import { countyLayout, gridCellLayout, villageLayout } from './places.ts';
import { phoneLayout, townLayout } from './town.ts';

/** Shipped layouts by code. */
export const shippedLayouts: ReadonlyMap<string, LayoutContent> = new Map([
  ['county', countyLayout],
  ['town', townLayout],
  ['village', villageLayout],
  ['grid-cell', gridCellLayout],
  ['phone', phoneLayout],
]);

/** The wall of a town: the overview, then each village. */
export function wallRotation(villageCodes: readonly string[]): Rotation {
  return {
    nameZh: '大屏轮播',
    nameEn: 'Wall screen',
    everySeconds: 30,
    theme: 'dark',
    distance: 'wall',
    stops: [
      { level: 'town', code: '' },
      ...villageCodes.map((code) => ({ level: 'village' as const, code })),
    ],
  };
}
