import { useState } from 'react';
import type { LayoutContent, LayoutView, Tile } from '#modules/cockpit/contract/index.ts';
import { type Box, done, type History, placed, redone, rowsOf, undone } from './moves.ts';

/** What of a layout is arranged. */
export function contentOf({
  nameZh,
  nameEn,
  audience,
  placeCode,
  rows,
  tiles,
}: LayoutContent): LayoutContent {
  return { nameZh, nameEn, audience, placeCode, rows, tiles };
}

/** A layout being arranged, with its steps. */
export function useDraft(layout: LayoutView) {
  const [history, setHistory] = useState<History>(() => ({
    past: [],
    present: contentOf(layout),
    future: [],
  }));
  const change = (next: Partial<LayoutContent>, together = false): void =>
    setHistory((before) => {
      const content = { ...before.present, ...next };
      // A wall shows every row: a layout never ends above its lowest tile.
      return done(
        before,
        { ...content, rows: Math.max(content.rows, rowsOf(content.tiles)) },
        together,
      );
    });
  const { present } = history;
  return {
    content: present,
    isChanged: JSON.stringify(present) !== JSON.stringify(contentOf(layout)),
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    undo: () => setHistory(undone),
    redo: () => setHistory(redone),
    change,
    move: (id: string, box: Box, together = false) =>
      change({ tiles: placed(present.tiles, id, box) }, together),
    set: (id: string, next: Partial<Tile>) =>
      change({
        tiles: present.tiles.map((tile) => (tile.id === id ? { ...tile, ...next } : tile)),
      }),
    remove: (id: string) => change({ tiles: present.tiles.filter((tile) => tile.id !== id) }),
    add: (tile: Tile) => change({ tiles: [...present.tiles, tile] }),
  };
}

/** A draft and what can be done with it. */
export type Draft = ReturnType<typeof useDraft>;
