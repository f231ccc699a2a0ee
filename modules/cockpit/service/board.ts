/** Everything that a screen shows, put together. */
import { createHash } from 'node:crypto';
import { definitionsIn } from '#modules/indicators/index.ts';
import type { Indicator } from '#modules/indicators/contract/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tenants } from '#platform/tenants/index.ts';
import type { Board, BoardQuery, LayoutView, TileAnswer } from '../contract/board.ts';
import type { Audience, Tile } from '../contract/tile.ts';
import type { Desk } from './answer.ts';
import type { Asking } from './asking.ts';
import { layoutFor } from './layouts.ts';
import type { Ticker } from './lines.ts';
import { type Place, placeOf } from './places.ts';

/** What boards are put together from. */
export interface BoardParts {
  readonly tenants: Tenants;
  readonly ticker: Ticker;
  readonly asking: Asking;
}

/** The frame of a board: all but the answers. It changes when somebody arranges, not when numbers do. */
export interface BoardFrame {
  readonly place: Place;
  readonly layout: LayoutView;
  readonly indicators: ReadonlyMap<string, Indicator>;
}

/** Reads the frame of a board. @throws board-place-unknown, level-out-of-reach */
export async function frameOf(ctx: Ctx, parts: BoardParts, query: BoardQuery): Promise<BoardFrame> {
  const place = await placeOf(ctx, parts.tenants, query);
  const { level, code } = place.view;
  const audience: Audience = query.phone && level === 'town' ? 'phone' : level;
  // A town's own layouts hold for its county's people too.
  const layout = await place.ctx.database.inTenant(place.ctx, (tx) =>
    layoutFor(tx, audience, code),
  );
  return { place, layout, indicators: await indicatorsAt(place) };
}

/** Definitions of the town, of a county those of its first town. */
export async function indicatorsAt(place: Place): Promise<ReadonlyMap<string, Indicator>> {
  const ctx = place.towns[0]?.ctx ?? place.ctx;
  const all = await ctx.database.inTenant(ctx, definitionsIn);
  return new Map(all.map((one) => [one.code, one]));
}

/** What the answers of a frame's tiles stand on. */
export function deskOf({ place, indicators }: BoardFrame, { asking, ticker }: BoardParts): Desk {
  return { place, indicators, asking, ticker };
}

/** A frame with the answers of all its tiles, in their order. */
export function boardWith(frame: BoardFrame, answers: TileAnswer[]): Board {
  const { place, layout, indicators } = frame;
  const shown = {
    layout,
    place: place.view,
    way: [...place.way],
    children: [...place.children],
    peers: [...place.peers],
    indicators: indicatorsOf(layout.tiles, indicators),
    answers,
  };
  return { revision: digestOf(shown), ...shown };
}

function indicatorsOf(tiles: readonly Tile[], known: ReadonlyMap<string, Indicator>): Indicator[] {
  const codes = new Set(tiles.flatMap((tile) => tile.indicators));
  return [...codes].flatMap((code) => known.get(code) ?? []);
}

function digestOf(shown: unknown): string {
  return createHash('sha256').update(JSON.stringify(shown)).digest('base64url').slice(0, 16);
}
