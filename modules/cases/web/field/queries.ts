/** What the field app reads of cases; everything is kept on the phone for work without a network. */
import { type QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { createClient } from '#ui/api/index.ts';
import { useLive } from '#ui/live/index.ts';
import { kept, useOutbox } from '#ui/offline/index.ts';
import { useMe } from '#ui/session/index.ts';
import { api, type CaseRow } from '../../contract/index.ts';
import { groupTasks, type TaskGroup } from './grouping.ts';
import { pendingActions, stateAfterPending } from './pending.ts';

const cases = createClient(api);
const listLimit = 200;
/** Cases whose details and photos are fetched ahead, nearest deadline first. */
const aheadLimit = 40;

const tasksQuery = queryOptions({
  ...kept,
  queryKey: ['cases', 'tasks'],
  queryFn: () =>
    cases.list({
      query: {
        mine: true,
        state: ['dispatched', 'accepted', 'done'],
        sort: 'deadline',
        limit: listLimit,
      },
    }),
});

const caseQuery = (caseId: string) =>
  queryOptions({
    ...kept,
    queryKey: ['cases', 'one', caseId],
    queryFn: () => cases.one({ params: { caseId } }),
  });

const thumbQuery = (fileId: string) =>
  queryOptions({
    ...kept,
    queryKey: ['files', 'thumb', fileId],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const response = await fetch(`/api/v1/files/${fileId}?size=thumb`);
      if (!response.ok) throw new Error(`photo ${fileId}: ${response.status}`);
      return response.blob();
    },
  });

/** One case, whole; live while it is open. */
export function useCase(caseId: string) {
  return useQuery(caseQuery(caseId));
}

/** A small photo; null while it is neither kept nor fetched. */
export function useThumb(fileId: string | null): Blob | null {
  const { data } = useQuery({ ...thumbQuery(fileId ?? ''), enabled: fileId !== null });
  return data ?? null;
}

/** The person's cases in groups, as the phone's own waiting acts already make them. */
export function useTasks() {
  const me = useMe();
  const { waiting } = useOutbox();
  const query = useQuery(tasksQuery);
  useLive('case.', undefined, [['cases']]);
  useAhead(query.data?.items);
  const groups = useMemo(() => {
    const viewer = { personId: me.person.id, permissions: me.permissions, ...me.scope };
    const rows = (query.data?.items ?? []).map((row): CaseRow => {
      const state = stateAfterPending(row.state, pendingActions(waiting, row.id));
      return state === row.state ? row : { ...row, state, handlerId: me.person.id };
    });
    return groupTasks(rows, viewer);
  }, [query.data, waiting, me]);
  return { query, groups: groups as ReadonlyMap<TaskGroup, readonly CaseRow[]> };
}

/** Fetches details and photos before the worker leaves the network, one after another. */
function useAhead(rows: readonly CaseRow[] | undefined): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (!rows) return;
    const leaving = new AbortController();
    void fetchAhead(queries, rows.slice(0, aheadLimit), leaving.signal);
    return () => leaving.abort();
  }, [queries, rows]);
}

async function fetchAhead(
  queries: QueryClient,
  rows: readonly CaseRow[],
  leaving: AbortSignal,
): Promise<void> {
  for (const { id, version, photoId } of rows) {
    if (leaving.aborted || !navigator.onLine) return;
    const one = caseQuery(id);
    const known = queries.getQueryData(one.queryKey);
    // Only what changed since is fetched anew.
    if (known?.case.version !== version) await queries.prefetchQuery({ ...one, staleTime: 0 });
    if (photoId) await queries.prefetchQuery(thumbQuery(photoId));
  }
}
