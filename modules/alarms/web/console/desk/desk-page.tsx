import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { InputRef } from 'antd';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { PageHead, useKeys } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import { useLiveState } from '#ui/live/index.ts';
import { usePermission } from '#ui/session/index.ts';
import type { AlarmFilter } from '../../../contract/index.ts';
import { AlarmPane } from '../detail/alarm-pane.tsx';
import { alarms, keys, useAlarmChanges, useCounts } from '../shared/clients.ts';
import { AlarmList } from './alarm-list.tsx';
import { AlarmMap } from './alarm-map.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { Export, TabBar, Tools } from './tools.tsx';
import { filterOf, readView, type View, writeView } from './view.ts';
import '../alarms.css';

/** The alarm desk: what is wrong now, on the map and in full, as it happens. */
export default function DeskPage() {
  const { t } = useText();
  const { view, openId, change, open } = useAddress();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const search = useRef<InputRef>(null);
  const mayHandle = usePermission('alarms.handle');
  const counts = useCounts().data;
  const [openedAt] = useState(() => Date.now());
  const filter = useMemo(() => filterOf(view, openedAt), [view, openedAt]);
  const list = useAlarms(filter);
  useAlarmChanges();
  const rows = useMemo(() => list.data?.pages.flatMap(({ items }) => items) ?? [], [list.data]);
  const choose = (id: string, isChosen: boolean): void => {
    const next = new Set(chosen);
    if (isChosen) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  const chosenRows = rows.filter(({ id }) => chosen.has(id));
  useDeskKeys({ rows, openId, open, focusSearch: () => search.current?.focus(), choose, chosen });
  const show = (next: View): void => {
    setChosen(new Set());
    change(next);
  };
  const shown = rows.find(({ id }) => id === openId);
  return (
    <div className="al-desk">
      <PageHead title={t('alarms.menu.desk')} lead={t('alarms.desk.lead')}>
        <LiveMark />
        <Export filter={filter} />
      </PageHead>
      <TabBar view={view} onView={show} counts={counts} />
      <Tools view={view} onView={show} counts={counts} search={search} />
      <div className={openId ? 'al-split al-split-open' : 'al-split'}>
        <section className="al-list-pane" aria-busy={list.isPlaceholderData}>
          {list.isPending && <Loading lines={10} />}
          {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
          {list.data && rows.length === 0 && (
            <EmptyState icon="checkCircle" title={t(`alarms.empty.${emptyOf(view)}`)}>
              <p>{t('alarms.empty.text')}</p>
            </EmptyState>
          )}
          {rows.length > 0 && (
            <AlarmList
              rows={rows}
              openId={openId}
              chosen={chosen}
              mayChoose={mayHandle}
              hasMore={list.hasNextPage}
              loadingMore={list.isFetchingNextPage}
              onMore={() => void list.fetchNextPage()}
              onOpen={open}
              onChoose={choose}
            />
          )}
          {chosenRows.length > 0 && (
            <BulkBar rows={chosenRows} onDone={() => setChosen(new Set())} />
          )}
        </section>
        <div className="al-side">
          <div className="al-map">
            <AlarmMap
              filter={filter}
              openId={openId}
              centre={shown?.position ?? null}
              onOpen={open}
            />
          </div>
          {openId && <AlarmPane alarmId={openId} onClose={() => open(null)} />}
        </div>
      </div>
    </div>
  );
}

function emptyOf({ tab, q, model, village, type, days }: View): 'calm' | 'none' {
  const isNarrowed = Boolean(q || model || village || type || days);
  return tab === 'all' || tab === 'cleared' || isNarrowed ? 'none' : 'calm';
}

function useAlarms(filter: AlarmFilter) {
  return useInfiniteQuery({
    queryKey: [...keys.list, filter],
    queryFn: ({ pageParam }) =>
      alarms.list({ query: { ...filter, ...(pageParam ? { cursor: pageParam } : {}) } }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
}

/** A small mark: whether what is shown is the present. */
function LiveMark() {
  const { t } = useText();
  const state = useLiveState();
  return (
    <span className={`al-live al-live-${state}`} role="status">
      {t(`alarms.live.${state}`)}
    </span>
  );
}

/** The view and the open alarm live in the address. */
function useAddress() {
  const [params, setParams] = useSearchParams();
  const address = params.toString();
  const view = useMemo(() => readView(new URLSearchParams(address)), [address]);
  // The open alarm is no part of the view: the list must not be read anew when another is opened.
  const text = new URLSearchParams(writeView(view)).toString();
  const still = useMemo(() => readView(new URLSearchParams(text)), [text]);
  const openId = params.get('alarm');
  const change = (next: View): void => setParams(writeView(next), { replace: true });
  const open = useCallback(
    (alarmId: string | null): void =>
      setParams({ ...writeView(still), ...(alarmId ? { alarm: alarmId } : {}) }, { replace: true }),
    [setParams, still],
  );
  return { view: still, openId, change, open };
}

interface KeyProps {
  readonly rows: readonly { readonly id: string }[];
  readonly openId: string | null;
  readonly open: (alarmId: string | null) => void;
  readonly focusSearch: () => void;
  readonly chosen: ReadonlySet<string>;
  readonly choose: (alarmId: string, isChosen: boolean) => void;
}

/** j and k walk, x chooses, Enter opens the page, / searches, Esc closes. */
function useDeskKeys({ rows, openId, open, focusSearch, chosen, choose }: KeyProps): void {
  const navigate = useNavigate();
  const step = (by: number): void => {
    const at = rows.findIndex(({ id }) => id === openId);
    const next = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))];
    if (next) open(next.id);
  };
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    x: openId ? () => choose(openId, !chosen.has(openId)) : undefined,
    Enter: openId ? () => void navigate(`/alarms/${openId}`) : undefined,
    '/': focusSearch,
    Escape: () => open(null),
  });
}
