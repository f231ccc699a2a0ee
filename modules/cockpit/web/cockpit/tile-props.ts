import type { Board, Tile, TileAnswer } from '#modules/cockpit/contract/index.ts';
import type { Indicator } from '#modules/indicators/contract/index.ts';

/** What the drawing of a tile gets. */
export interface TileProps {
  readonly tile: Tile;
  readonly answer: TileAnswer;
  readonly board: Board;
  readonly indicators: ReadonlyMap<string, Indicator>;
}
