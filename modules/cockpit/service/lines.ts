/** Lines of tickers. */
import { ground } from '#modules/towns/index.ts';
import type { RecentLine, RecentSource } from '#platform/facts/index.ts';
import type { TickerLine } from '../contract/board.ts';
import type { Tile } from '../contract/tile.ts';
import type { Asking } from './asking.ts';
import type { Place } from './places.ts';

/** What tickers may tell of, by module. */
export type Ticker = ReadonlyMap<string, RecentSource>;

/** The newest lines of a tile; null when the reader may see none of its sources. */
export async function tickerLines(
  tile: Tile,
  place: Place,
  ticker: Ticker,
  asking: Asking,
): Promise<TickerLine[] | null> {
  // A line is a row: a county's people read totals, and rows by break-glass only.
  if (place.fromCounty) return null;
  const { permissions } = place.ctx.actor;
  const wanted = tile.sources.length > 0 ? tile.sources : [...ticker.keys()];
  const open = wanted.flatMap((code) => {
    const source = ticker.get(code);
    return source && permissions.has(source.permission) ? [source] : [];
  });
  if (open.length === 0) return null;
  const question = { where: place.where, limit: tile.limit };
  const known = await ground(place.ctx);
  const found = await Promise.all(open.map((source) => asking.lines(place.ctx, source, question)));
  return found
    .flat()
    .sort((a, b) => b.at.getTime() - a.at.getTime())
    .slice(0, tile.limit)
    .map((line) => said(line, known, place));
}

function said(
  line: RecentLine,
  known: Awaited<ReturnType<typeof ground>>,
  place: Place,
): TickerLine {
  const cell = line.gridCellId ? known.gridCell(line.gridCellId) : undefined;
  const village = line.villageId ? known.village(line.villageId) : undefined;
  // On a village's page its own name would stand on every line.
  const at = place.view.level === 'town' ? (village ?? cell) : (cell ?? village);
  const { villageId: _, gridCellId: __, at: instant, ...rest } = line;
  return {
    ...rest,
    at: instant.toISOString(),
    placeZh: at?.nameZh ?? '',
    placeEn: at?.nameEn ?? '',
  };
}
