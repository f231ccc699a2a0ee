import type { CSSProperties } from 'react';
import type { Board, Tile } from '#modules/cockpit/contract/index.ts';
import { TileView } from './tile-view.tsx';

/** The tiles at their places; on a narrow screen one below the other, in the order in which they are read. */
export function BoardGrid({ board }: { board: Board }) {
  const tiles = [...board.layout.tiles].sort((a, b) => a.y - b.y || a.x - b.x);
  const answers = new Map(board.answers.map((answer) => [answer.tileId, answer]));
  return (
    <div className="ck-grid" style={{ '--rows': board.layout.rows } as CSSProperties}>
      {tiles.map((tile) => (
        <div key={tile.id} className={`ck-place ck-place-${tile.kind}`} style={placeOf(tile)}>
          <TileView tile={tile} answer={answers.get(tile.id)} board={board} />
        </div>
      ))}
    </div>
  );
}

/** Where a tile stands in the grid. */
export function placeOf({ x, y, w, h }: Pick<Tile, 'x' | 'y' | 'w' | 'h'>): CSSProperties {
  return {
    gridColumn: `${x + 1} / span ${w}`,
    gridRow: `${y + 1} / span ${h}`,
    '--h': h,
  } as CSSProperties;
}
