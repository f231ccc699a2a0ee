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
  const { permissions } = place.ctx.actor;
  const wanted = tile.sources.length > 0 ? tile.sources : [...ticker.keys()];
  const open = wanted.flatMap((code) => {
    const source = ticker.get(code);
    return source && permissions.has(source.permission) ? [source] : [];
  });
  if (open.length === 0) return null;
  const contexts = place.towns.length > 0 ? place.towns.map(({ ctx }) => ctx) : [place.ctx];
  const question = { where: place.where, limit: tile.limit };
  const found = await Promise.all(
    contexts.flatMap((ctx) =>
      open.map(async (source) => {
        const known = await ground(ctx);
        const lines = await asking.lines(ctx, source, question);
        return lines.map((line) => ({ line, known }));
      }),
    ),
  );
  return found
    .flat()
    .sort((a, b) => b.line.at.getTime() - a.line.at.getTime())
    .slice(0, tile.limit)
    .map(({ line, known }) => said(line, known, place));
}

function said(
  line: RecentLine,
  known: Awaited<ReturnType<typeof ground>>,
  place: Place,
): TickerLine {
  const cell = line.gridCellId ? known.gridCell(line.gridCellId) : undefined;
  const village = line.villageId ? known.village(line.villageId) : undefined;
  // On a village's page its own name would stand on every line.
  const at =
    place.view.level === 'town' || place.view.level === 'county'
      ? (village ?? cell)
      : (cell ?? village);
  const { villageId: _, gridCellId: __, at: instant, path, ...rest } = line;
  return {
    ...rest,
    at: instant.toISOString(),
    placeZh: at?.nameZh ?? '',
    placeEn: at?.nameEn ?? '',
    path: place.fromCounty ? '' : path,
  };
}
