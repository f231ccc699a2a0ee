import type { Tile } from '#modules/cockpit/contract/index.ts';

/** What the fields of a tile get. */
export interface TileFieldProps {
  readonly tile: Tile;
  readonly set: (next: Partial<Tile>) => void;
}
