/** Placing tiles of shipped layouts in words that read like the screen. */
import type { Tile, TileKind } from '../contract/tile.ts';
import { newTile } from '../contract/tile-rules.ts';

/** Left, top, width, height in cells. */
export type Box = readonly [x: number, y: number, w: number, h: number];

/** A tile of a kind at its place. */
export function at(kind: TileKind, id: string, [x, y, w, h]: Box, rest: Partial<Tile> = {}): Tile {
  return newTile(kind, id, { x, y, w, h, ...rest });
}

/** One indicator as a number. */
export function number(indicator: string, box: Box, rest: Partial<Tile> = {}): Tile {
  return at('number', indicator, box, { indicators: [indicator], ...rest });
}

/** A title in both languages. */
export function titled(titleZh: string, titleEn: string): Pick<Tile, 'titleZh' | 'titleEn'> {
  return { titleZh, titleEn };
}
