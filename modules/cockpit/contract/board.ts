/** What a screen shows: a layout at a place, with the answers of its tiles. */
import { Indicator, IndicatorValue } from '#modules/indicators/contract/index.ts';
import { nullable, oneOf, type Static, Type } from '#platform/contract/index.ts';
import { LayoutContent } from './tile.ts';

/** Levels of the drill. */
export const levels = ['county', 'town', 'village', 'gridCell'] as const;
export type Level = (typeof levels)[number];

const Text = Type.String();
const code = Type.String({ maxLength: 40 });

/** Which screen. Without a level: the reader's own, a county for its operators, else the town. */
export const BoardQuery = Type.Object({
  level: Type.Optional(oneOf(levels)),
  /** Code of the village or grid cell. */
  code: Type.Optional(code),
  /** Code of a town of the reader's county; the reader's own when left out. */
  town: Type.Optional(code),
  /** The layout of a leader's phone. */
  phone: Type.Optional(Type.Boolean()),
});
export type BoardQuery = Static<typeof BoardQuery>;

/** A county, town, village or grid cell. */
export const PlaceView = Type.Object({
  level: oneOf(levels),
  id: Text,
  code: Text,
  nameZh: Text,
  nameEn: Text,
});
export type PlaceView = Static<typeof PlaceView>;

/** A problem in both languages, because a screen may be read in either. */
export const TileProblem = Type.Object({
  code: Text,
  zh: Text,
  en: Text,
  cureZh: Text,
  cureEn: Text,
});
export type TileProblem = Static<typeof TileProblem>;

/** The values of one indicator in a tile. */
export const Series = Type.Object({
  code: Text,
  values: Type.Array(IndicatorValue),
  compared: Type.Array(IndicatorValue),
  comparedFrom: nullable(Text),
  comparedTo: nullable(Text),
  /** The last days of a number, for the small line beside it. */
  spark: Type.Array(nullable(Type.Number())),
});
export type Series = Static<typeof Series>;

/** A line of a ticker. */
export const TickerLine = Type.Object({
  id: Text,
  at: Text,
  kind: Text,
  meaning: oneOf(['ok', 'notice', 'warning', 'urgent']),
  titleZh: Text,
  titleEn: Text,
  placeZh: Text,
  placeEn: Text,
  /** In the console. */
  path: Text,
  waiting: Type.Boolean(),
});
export type TickerLine = Static<typeof TickerLine>;

/** What a tile has to show. */
export const TileAnswer = Type.Object({
  tileId: Text,
  state: oneOf(['ok', 'empty', 'forbidden', 'error']),
  problem: nullable(TileProblem),
  /** The span that was counted; null for numbers of now and for tiles without. */
  from: nullable(Text),
  to: nullable(Text),
  series: Type.Array(Series),
  lines: Type.Array(TickerLine),
});
export type TileAnswer = Static<typeof TileAnswer>;

/** A layout as it stands. */
export const LayoutView = Type.Object({
  code: Text,
  ...LayoutContent.properties,
  /** Came with the product; can be put back as it came. */
  shipped: Type.Boolean(),
  /** 0: as it came. */
  version: Type.Integer(),
  savedAt: nullable(Text),
  savedByName: Text,
});
export type LayoutView = Static<typeof LayoutView>;

/** Everything a screen needs for its first picture. */
export const Board = Type.Object({
  /** A digest of all that is shown: a screen that comes back with it has missed nothing. */
  revision: Text,
  layout: LayoutView,
  place: PlaceView,
  /** From the widest level that the reader may open down to the place itself. */
  way: Type.Array(PlaceView),
  /** What lies below the place. */
  children: Type.Array(PlaceView),
  /** The place and what stands beside it, under the same village or town. */
  peers: Type.Array(PlaceView),
  /** Definitions of the indicators that are shown. */
  indicators: Type.Array(Indicator),
  answers: Type.Array(TileAnswer),
});
export type Board = Static<typeof Board>;
