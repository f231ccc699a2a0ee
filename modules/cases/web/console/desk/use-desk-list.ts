import {
  type InfiniteData,
  keepPreviousData,
  useInfiniteQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { CaseFilter, CaseRow } from '../../../contract/index.ts';
import { cases, keys } from '../shared/clients.ts';
import { patchRow, placeRow } from './rows.ts';
import { type CaseChange, useCaseChanges } from './use-case-changes.ts';
import { type DeskView, listQueryOf } from './view.ts';

interface Page {
  readonly items: CaseRow[];
  readonly nextCursor: string | null;
}
type Pages = InfiniteData<Page, string | null>;

const pageSize = 60;
/** More changes at once than this are read as one fresh list. */
const manyChanges = 6;

/** The list of the desk, by pages, kept true by events as they happen. */
export function useDeskList(view: DeskView, bbox: string | null, mayMove: () => boolean) {
  const queries = useQueryClient();
  const query = useMemo(() => ({ ...listQueryOf(view), ...(bbox ? { bbox } : {}) }), [view, bbox]);
  const queryKey = useMemo(() => [...keys.desk, query], [query]);
  const list = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) =>
      cases.list(
        { query: { ...query, limit: pageSize, ...(pageParam ? { cursor: pageParam } : {}) } },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
  const marks = useMarks(queryKey);

  const renew = useCallback(async () => {
    marks.clear();
    await queries.resetQueries({ queryKey, exact: true });
  }, [queries, queryKey, marks]);

  const edit = useCallback(
    (change: (rows: CaseRow[]) => CaseRow[]) =>
      queries.setQueryData<Pages>(queryKey, (data) => data && editPages(data, change)),
    [queries, queryKey],
  );

  const onChanges = useCallback(
    async (changes: readonly CaseChange[]) => {
      const data = queries.getQueryData<Pages>(queryKey);
      const loaded = new Set(data?.pages.flatMap(({ items }) => items.map(({ id }) => id)));
      if (changes.length > manyChanges && mayMove()) {
        await queries.invalidateQueries({ queryKey, exact: true });
        return;
      }
      const { sort = 'newest', ...filter } = query;
      for (const { caseId, number } of changes.slice(-manyChanges * 4)) {
        const found = await readOne(filter, number, loaded.has(caseId));
        if (!found) continue;
        if (loaded.has(caseId)) {
          edit((rows) => patchRow(rows, found.row));
          marks.touch(caseId, found.fits ? 'changed' : 'left');
        } else if (found.fits && mayMove()) {
          edit((rows) => placeRow(rows, found.row, sort));
          marks.touch(caseId, 'new');
        } else if (found.fits) marks.wait(caseId);
      }
    },
    [queries, queryKey, query, edit, marks, mayMove],
  );
  useCaseChanges(onChanges);

  const rows = useMemo(() => list.data?.pages.flatMap(({ items }) => items) ?? [], [list.data]);
  return { list, rows, marks, renew };
}

/** How a row came to look different since the list was read. */
export type Mark = 'new' | 'changed' | 'left';

function useMarks(queryKey: readonly unknown[]) {
  const [state, setState] = useState<MarkState>({
    key: queryKey,
    rows: new Map(),
    waiting: new Set(),
  });
  const clear = useCallback(
    () => setState({ key: queryKey, rows: new Map(), waiting: new Set() }),
    [queryKey],
  );
  const touch = useCallback(
    (caseId: string, mark: Mark) =>
      setState((old) => {
        const { rows, waiting } = old.key === queryKey ? old : none;
        return { key: queryKey, waiting, rows: new Map([...rows, [caseId, mark]]) };
      }),
    [queryKey],
  );
  const wait = useCallback(
    (caseId: string) =>
      setState((old) => {
        const { rows, waiting } = old.key === queryKey ? old : none;
        return { key: queryKey, rows, waiting: new Set([...waiting, caseId]) };
      }),
    [queryKey],
  );
  const { rows, waiting } = state.key === queryKey ? state : none;
  return useMemo(
    () => ({ rows, waiting: waiting.size, clear, touch, wait }),
    [rows, waiting, clear, touch, wait],
  );
}

interface MarkState {
  readonly key: readonly unknown[];
  readonly rows: ReadonlyMap<string, Mark>;
  /** New cases not shown yet, so that nothing moves under the reader's eyes. */
  readonly waiting: ReadonlySet<string>;
}

const none: Omit<MarkState, 'key'> = { rows: new Map(), waiting: new Set() };

/** The row as it is now, and whether it belongs to the list; null where it is none of our business. */
async function readOne(
  filter: CaseFilter,
  number: string,
  isLoaded: boolean,
): Promise<{ row: CaseRow; fits: boolean } | null> {
  const q = [filter.q, number].filter(Boolean).join(' ');
  const [fitting] = (await cases.list({ query: { ...filter, q, limit: 1 } })).items;
  if (fitting) return { row: fitting, fits: true };
  if (!isLoaded) return null;
  const [row] = (await cases.list({ query: { q: number, limit: 1 } })).items;
  return row ? { row, fits: false } : null;
}

function editPages(data: Pages, change: (rows: CaseRow[]) => CaseRow[]): Pages {
  const all = change(data.pages.flatMap(({ items }) => items));
  let from = 0;
  const pages = data.pages.map((page, index) => {
    const isLast = index === data.pages.length - 1;
    const items = isLast ? all.slice(from) : all.slice(from, from + page.items.length);
    from += page.items.length;
    return { ...page, items };
  });
  return { ...data, pages };
}
