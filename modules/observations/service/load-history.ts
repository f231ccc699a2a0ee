/** Loading history at once, straight into packed storage: demo towns and take-overs. */
import type { Tx } from '#platform/database/index.ts';
import type { Columns } from '../rules/columns.ts';
import { insertPacked } from '../store/packed.ts';
import { ensureStreams, saveLatest, streamRows } from '../store/streams.ts';
import type { HistorySeries } from '../types.ts';
import { columnsFrom, packColumns, packedFresh } from './packing.ts';

/**
 * Writes series of numbers as packed history and brings the latest values up to date. No judge sees
 * them. Values that are there already are kept once.
 */
export async function loadHistory(tx: Tx, series: readonly HistorySeries[]): Promise<void> {
  if (series.length === 0) return;
  const ids = [...new Set(series.map(({ thingId }) => thingId))];
  const before = new Set((await streamRows(tx, ids)).map(({ no }) => no));
  await ensureStreams(
    tx,
    series.map(({ thingId, key }) => ({ thingId, key })),
  );
  const numbers = new Map(
    (await streamRows(tx, ids)).map(({ no, thingId, key }) => [`${thingId} ${key}`, no]),
  );
  const loaded = series.flatMap(({ thingId, key, times, values, quality }) => {
    const no = numbers.get(`${thingId} ${key}`);
    const columns = columnsFrom(times, values, quality);
    return no === undefined || columns.at.length === 0 ? [] : [{ no, thingId, key, columns }];
  });
  const fresh = onceEach(loaded.filter(({ no }) => !before.has(no)));
  await insertPacked(
    tx,
    fresh.flatMap(({ no, columns }) => packedFresh(no, columns)),
  );
  for (const one of loaded) if (!fresh.includes(one)) await packColumns(tx, one.no, one.columns);
  await saveLatest(tx, loaded.map(newestOf));
}

interface Loaded {
  readonly no: number;
  readonly thingId: string;
  readonly key: string;
  readonly columns: Columns;
}

/** Of several series of one datastream the first: the others must be merged with it. */
function onceEach(loaded: readonly Loaded[]): Loaded[] {
  const seen = new Set<number>();
  return loaded.filter(({ no }) => !seen.has(no) && seen.add(no));
}

function newestOf({ no, thingId, key, columns: { at, value, quality } }: Loaded) {
  const last = at.length - 1;
  const newest = at[last] as number;
  return {
    no,
    thingId,
    key,
    at: newest,
    receivedAt: newest,
    number: value[last] as number,
    other: null,
    quality: quality[last] as number,
  };
}
