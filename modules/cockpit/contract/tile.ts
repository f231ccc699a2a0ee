/** A tile of a layout: what it shows and where it stands. */
import { nullable, oneOf, type Static, Type } from '#platform/contract/index.ts';

/** What a tile can be. */
export const tileKinds = [
  'number',
  'ranking',
  'trend',
  'calendar',
  'funnel',
  'matrix',
  'map',
  'ticker',
  'camera',
  'table',
  'text',
] as const;
export type TileKind = (typeof tileKinds)[number];

/** Spans that move with the day; numbers of now have none. */
export const periods = [
  'today',
  'yesterday',
  'last7',
  'last30',
  'last90',
  'last365',
  'week',
  'month',
  'lastMonth',
  'year',
] as const;
export type Period = (typeof periods)[number];

/** By what a tile divides. `place` is what lies below: towns of a county, villages of a town, cells of a village. */
export const divisions = [
  'place',
  'village',
  'gridCell',
  'department',
  'category',
  'channel',
] as const;
export type TileDivision = (typeof divisions)[number];

/** Whom a layout is made for. */
export const audiences = ['county', 'town', 'village', 'gridCell', 'phone'] as const;
export type Audience = (typeof audiences)[number];

/** Columns of every layout; how many rows there are is the layout's own matter. */
export const columns = 24;

const Title = Type.String({ maxLength: 40 });
const Cells = (most: number) => Type.Integer({ minimum: 1, maximum: most });

/** One tile. What its kind does not use stays empty. */
export const Tile = Type.Object({
  /** Unique in its layout. */
  id: Type.String({ pattern: '^[a-z0-9-]{1,40}$' }),
  kind: oneOf(tileKinds),
  x: Type.Integer({ minimum: 0, maximum: columns - 1 }),
  y: Type.Integer({ minimum: 0, maximum: 59 }),
  w: Cells(columns),
  h: Cells(40),
  /** Empty: the name of its indicator, or of its kind. */
  titleZh: Title,
  titleEn: Title,
  indicators: Type.Array(Type.String({ maxLength: 50 }), { maxItems: 8 }),
  period: oneOf(periods),
  by: nullable(oneOf(divisions)),
  compare: nullable(oneOf(['before', 'yearBefore'])),
  /** Rows of a ranking, a table or a ticker. */
  limit: Type.Integer({ minimum: 1, maximum: 50 }),
  /** Which end of a ranking stands above. */
  order: oneOf(['high', 'low']),
  /** Layers of a map; modules of a ticker. */
  sources: Type.Array(Type.String({ maxLength: 60 }), { maxItems: 20 }),
  cameraId: nullable(Type.String({ format: 'uuid' })),
  textZh: Type.String({ maxLength: 2000 }),
  textEn: Type.String({ maxLength: 2000 }),
});
export type Tile = Static<typeof Tile>;

/** What an administrator arranges. */
export const LayoutContent = Type.Object({
  nameZh: Type.String({ minLength: 1, maxLength: 40 }),
  nameEn: Type.String({ maxLength: 60 }),
  audience: oneOf(audiences),
  /** Only for this village or grid cell (its code); empty for all of the audience. */
  placeCode: Type.String({ maxLength: 40 }),
  rows: Type.Integer({ minimum: 1, maximum: 60 }),
  tiles: Type.Array(Tile, { maxItems: 40 }),
});
export type LayoutContent = Static<typeof LayoutContent>;
