/** What each kind of tile needs, and what is wrong with a layout. Pure; also read by the editor. */
import { columns, type LayoutContent, type Tile, type TileKind } from './tile.ts';

/** What a kind of tile uses of the settings. */
export interface KindNeeds {
  /** How many indicators: least and most. */
  readonly indicators: readonly [least: number, most: number];
  readonly uses: readonly (
    | 'period'
    | 'by'
    | 'compare'
    | 'limit'
    | 'order'
    | 'sources'
    | 'text'
    | 'camera'
  )[];
  /** Size in cells of a new tile. */
  readonly size: readonly [w: number, h: number];
}

/** Kinds of tiles. */
export const kindNeeds: Readonly<Record<TileKind, KindNeeds>> = {
  number: { indicators: [1, 1], uses: ['period', 'compare'], size: [4, 3] },
  ranking: { indicators: [1, 1], uses: ['period', 'by', 'limit', 'order'], size: [6, 5] },
  trend: { indicators: [1, 3], uses: ['period', 'compare'], size: [8, 4] },
  calendar: { indicators: [1, 1], uses: ['period'], size: [8, 4] },
  funnel: { indicators: [2, 8], uses: ['period'], size: [6, 4] },
  matrix: { indicators: [1, 1], uses: ['period'], size: [8, 5] },
  map: { indicators: [0, 1], uses: ['period', 'sources'], size: [10, 8] },
  ticker: { indicators: [0, 0], uses: ['limit', 'sources'], size: [6, 6] },
  camera: { indicators: [0, 0], uses: ['camera'], size: [6, 4] },
  table: { indicators: [1, 8], uses: ['period', 'by', 'limit'], size: [10, 5] },
  text: { indicators: [0, 0], uses: ['text'], size: [6, 2] },
};

/** A tile with the settings of its kind's usual start. */
export function newTile(kind: TileKind, id: string, rest: Partial<Tile> = {}): Tile {
  const [w, h] = kindNeeds[kind].size;
  return {
    id,
    kind,
    x: 0,
    y: 0,
    w,
    h,
    titleZh: '',
    titleEn: '',
    indicators: [],
    period: kind === 'calendar' ? 'last90' : 'last30',
    by: kind === 'ranking' || kind === 'table' ? 'place' : null,
    compare: null,
    limit: 8,
    order: 'high',
    sources: [],
    cameraId: null,
    textZh: '',
    textEn: '',
    ...rest,
  };
}

/** What is wrong at a place of a layout. */
export interface LayoutFault {
  readonly tileId: string;
  readonly pointer: string;
  readonly code:
    | 'outside'
    | 'overlap'
    | 'indicators'
    | 'unknown-indicator'
    | 'by'
    | 'text'
    | 'twice';
  /** The other tile, the indicator, or how many are wanted. */
  readonly what: string;
}

const overlaps = (a: Tile, b: Tile): boolean =>
  a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

/** Every fault of a layout, in the order of its tiles. */
export function layoutFaults(
  content: Pick<LayoutContent, 'tiles' | 'rows'>,
  known: ReadonlySet<string>,
): LayoutFault[] {
  return content.tiles.flatMap((tile, at) => {
    const pointer = `/tiles/${at}`;
    const fault = (code: LayoutFault['code'], what = ''): LayoutFault => ({
      tileId: tile.id,
      pointer,
      code,
      what,
    });
    const before = content.tiles.slice(0, at);
    return [
      ...(before.some(({ id }) => id === tile.id) ? [fault('twice', tile.id)] : []),
      ...(tile.x + tile.w > columns || tile.y + tile.h > content.rows ? [fault('outside')] : []),
      ...before.filter((other) => overlaps(other, tile)).map((other) => fault('overlap', other.id)),
      ...settingFaults(tile, known).map(([code, what]) => fault(code, what)),
    ];
  });
}

type SettingFault = readonly [code: LayoutFault['code'], what: string];

function settingFaults(tile: Tile, known: ReadonlySet<string>): SettingFault[] {
  const { indicators, uses } = kindNeeds[tile.kind];
  const [least, most] = indicators;
  const count = tile.indicators.length;
  const faults: SettingFault[] = [];
  if (count < least || count > most) {
    faults.push(['indicators', least === most ? String(least) : `${least}–${most}`]);
  }
  for (const code of tile.indicators)
    if (!known.has(code)) faults.push(['unknown-indicator', code]);
  if (uses.includes('by') && tile.by === null) faults.push(['by', '']);
  if (uses.includes('text') && tile.textZh.trim() === '') faults.push(['text', '']);
  return faults;
}
