import { useQuery } from '@tanstack/react-query';
import { Button, type InputRef } from 'antd';
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useText } from '#ui/i18n/text-provider.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import { usePermission } from '#ui/session/index.ts';
import { CasePane } from '../detail/case-pane.tsx';
import { cases, keys } from '../shared/clients.ts';
import { useKeys } from '#ui/desk/index.ts';
import { useNarrow } from '../shared/use-narrow.ts';
import { BulkBar } from './bulk-bar.tsx';
import { CaseList } from './case-list.tsx';
import { DeskMap } from './desk-map.tsx';
import { DeskTools } from './desk-tools.tsx';
import { KeysHelp } from './keys-help.tsx';
import { TabBar } from './tab-bar.tsx';
import { useDeskList } from './use-desk-list.ts';
import { type DeskView, filterOf, readView, sortOfTab, writeView } from './view.ts';
import './desk.css';

/** The officer's desk: live list, map and the open case side by side. */
export default function DeskPage() {
  const { t } = useText();
  const { view, openId, show, open } = useAddress();
  const [bbox, setBbox] = useState<string | null>(null);
  const { chosen, setChosen, choose } = useChosen();
  const [help, setHelp] = useState(false);
  const scroller = useRef<HTMLDivElement>(null);
  const search = useRef<InputRef>(null);
  const isNarrow = useNarrow();
  const navigate = useNavigate();
  const mayDispatch = usePermission('cases.dispatch');
  const mayChoose = usePermission('cases.supervise') || mayDispatch;
  const mayMove = useMayMove(scroller);
  const { list, rows, marks, renew } = useDeskList(view, bbox, mayMove);
  const counts = useQuery({ queryKey: keys.counts, queryFn: () => cases.counts({}) });
  const shown = rows.find(({ id }) => id === openId);
  const chosenRows = rows.filter(({ id }) => chosen.has(id));

  const change = (next: DeskView): void => {
    setChosen(new Set());
    scroller.current?.scrollTo(0, 0);
    show(writeView(next).toString());
  };
  const openRow = (caseId: string): void => {
    if (isNarrow) void navigate(`/cases/${caseId}`);
    else open(caseId);
  };
  const { standing, step } = useStanding(rows, openId, open);
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Enter: openId ? () => void navigate(`/cases/${openId}`) : undefined,
    x: mayChoose
      ? () => standing.current && choose(standing.current, !chosen.has(standing.current))
      : undefined,
    '/': () => search.current?.focus(),
    '?': () => setHelp(true),
    Escape: () => (chosen.size > 0 ? setChosen(new Set()) : open(null)),
  });
  const filter = useMemo(() => filterOf(view), [view]);

  return (
    <div className={openId && !isNarrow ? 'cs-desk cs-desk-open' : 'cs-desk'}>
      <DeskTools
        view={view}
        onView={change}
        onShow={show}
        search={search}
        onHelp={() => setHelp(true)}
      />
      <TabBar
        tab={view.tab}
        counts={counts.data}
        onTab={(tab) => change({ ...view, tab, sort: sortOfTab(tab) })}
      />
      <section className="cs-list-pane" aria-busy={list.isPlaceholderData}>
        {marks.waiting > 0 && (
          <Button
            className="cs-pill"
            type="primary"
            shape="round"
            size="small"
            onClick={() => void renew().then(() => scroller.current?.scrollTo(0, 0))}
          >
            {t('cases.desk.waiting', { count: marks.waiting })}
          </Button>
        )}
        {list.isPending && <Loading lines={12} />}
        {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
        {list.data && rows.length === 0 && (
          <EmptyState icon="checkCircle" title={t(`cases.empty.${view.tab}`)}>
            {t('cases.empty.text')}
          </EmptyState>
        )}
        {rows.length > 0 && (
          <CaseList
            rows={rows}
            marks={marks.rows}
            openId={openId}
            chosen={chosen}
            onOpen={openRow}
            onChoose={choose}
            mayChoose={mayChoose}
            hasMore={list.hasNextPage}
            loadingMore={list.isFetchingNextPage}
            onMore={() => void list.fetchNextPage()}
            scroller={scroller}
          />
        )}
        {chosenRows.length > 0 && (
          <BulkBar rows={chosenRows} onClear={() => setChosen(new Set())} />
        )}
      </section>
      {!isNarrow && (
        <DeskMap
          filter={filter}
          openId={openId}
          onOpen={open}
          centre={shown?.position ?? null}
          windowed={bbox !== null}
          onWindowed={setBbox}
        />
      )}
      {openId && !isNarrow && <CasePane caseId={openId} onOpen={open} onClose={() => open(null)} />}
      {help && <KeysHelp onClose={() => setHelp(false)} />}
    </div>
  );
}

/** A new row may slide in only where nobody is reading or pointing. */
function useMayMove(scroller: RefObject<HTMLDivElement | null>): () => boolean {
  return useCallback(() => {
    const element = scroller.current;
    return !element || (element.scrollTop < 8 && !element.matches(':hover'));
  }, [scroller]);
}

/** Rows chosen for a bulk action. */
function useChosen() {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const choose = (caseId: string, isChosen: boolean): void => {
    setChosen((old) => {
      const next = new Set(old);
      if (isChosen) next.add(caseId);
      else next.delete(caseId);
      return next;
    });
  };
  return { chosen, setChosen, choose };
}

/** Where the keyboard stands: keys come faster than the address changes, so it is kept beside it. */
function useStanding(
  rows: readonly { readonly id: string }[],
  openId: string | null,
  open: (caseId: string) => void,
) {
  const standing = useRef(openId);
  useEffect(() => {
    standing.current = openId;
  }, [openId]);
  const step = (by: number): void => {
    const at = rows.findIndex(({ id }) => id === standing.current);
    const next = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))];
    if (!next) return;
    standing.current = next.id;
    open(next.id);
  };
  return { standing, step };
}

/** The view and the open case live in the address: a link or a reload shows the same desk. */
function useAddress() {
  const [params, setParams] = useSearchParams();
  const openId = params.get('case');
  const address = params.toString();
  const view = useMemo(() => readView(new URLSearchParams(address)), [address]);
  // The open case is no part of the view: the list must not be read anew when another is opened.
  const text = writeView(view).toString();
  const still = useMemo(() => readView(new URLSearchParams(text)), [text]);
  const show = (words: string): void => {
    const next = new URLSearchParams(words);
    if (openId) next.set('case', openId);
    setParams(next, { replace: true });
  };
  const open = (caseId: string | null): void => {
    const next = new URLSearchParams(text);
    if (caseId) next.set('case', caseId);
    setParams(next, { replace: true });
  };
  return { view: still, openId, show, open };
}
