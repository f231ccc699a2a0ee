import { useQueries } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import {
  type CaseAction,
  type CaseListQuery,
  type CaseRow,
  openStates,
  transitions,
} from '../../../contract/index.ts';
import { ActionDialog } from '../detail/action-dialog.tsx';
import { CaseDrawer } from '../detail/case-drawer.tsx';
import { useActOnCase } from '../detail/use-case.ts';
import { cases, keys } from '../shared/clients.ts';
import { CaseDue, CaseFlags, StateTag, UrgencyTag } from '../shared/case-words.tsx';
import { useLookup } from '../shared/use-names.ts';

const tabs = ['extension', 'overdue', 'supervised', 'returned', 'reopened'] as const;
type Tab = (typeof tabs)[number];
const shownRows = 8;

const open = [...openStates];
const queries: Record<Tab, CaseListQuery> = {
  extension: { extensionAsked: true, sort: 'deadline' },
  overdue: { overdue: true, sort: 'deadline' },
  supervised: { supervised: true, state: open },
  returned: { returned: true, state: open, sort: 'updated' },
  reopened: { reopened: true, state: open, sort: 'updated' },
};
const deskTails: Record<Tab, string> = {
  extension: 'extensionAsked=true',
  overdue: 'tab=overdue',
  supervised: 'tab=supervised',
  returned: 'returned=true',
  reopened: 'reopened=true',
};
const acts: Record<Tab, readonly CaseAction[]> = {
  extension: ['approveExtension', 'refuseExtension'],
  overdue: ['supervise'],
  supervised: [],
  returned: ['supervise'],
  reopened: ['supervise'],
};

/** What a supervisor must look at: extensions to approve, late, returned, re-opened. */
export function Attention() {
  const { t } = useText();
  const [chosen, setTab] = useState<Tab | null>(null);
  const [openId, setOpenId] = useState<string | null>(null);
  const lists = useQueries({
    queries: tabs.map((one) => ({
      queryKey: [...keys.supervision, 'attention', one],
      queryFn: async () =>
        (await cases.list({ query: { ...queries[one], limit: shownRows + 1 } })).items,
    })),
  });
  const countOf = (one: Tab): number => lists[tabs.indexOf(one)]?.data?.length ?? 0;
  // The first that asks for something is shown, until another is chosen.
  const tab = chosen ?? tabs.find((one) => countOf(one) > 0) ?? 'extension';
  const list = lists[tabs.indexOf(tab)];
  return (
    <section className="dk-card">
      <header className="cs-part-head">
        <h2>{t('cases.supervision.attention')}</h2>
        <Link to={`/cases?${deskTails[tab]}`}>{t('cases.supervision.seeAll')}</Link>
      </header>
      <div className="dk-sub-nav" role="tablist">
        {tabs.map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            className="cs-attention-tab"
            aria-selected={one === tab}
            onClick={() => setTab(one)}
          >
            {t(`cases.supervision.tabs.${one}`)}{' '}
            <span className="cs-tab-count">{sayCount(countOf(one))}</span>
          </button>
        ))}
      </div>
      {list?.isPending && <Loading lines={4} />}
      {list?.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list?.data?.length === 0 && (
        <EmptyState icon="checkCircle" title={t('cases.supervision.emptyList')} />
      )}
      <ul className="cs-plain cs-attention">
        {list?.data?.slice(0, shownRows).map((row) => (
          <Row key={row.id} row={row} actions={acts[tab]} onOpen={setOpenId} />
        ))}
      </ul>
      {openId && <CaseDrawer caseId={openId} onOpen={setOpenId} onClose={() => setOpenId(null)} />}
    </section>
  );
}

const sayCount = (count: number): string => (count > shownRows ? `${shownRows}+` : String(count));

interface RowProps {
  readonly row: CaseRow;
  readonly actions: readonly CaseAction[];
  readonly onOpen: (caseId: string) => void;
}

function Row({ row, actions, onOpen }: RowProps) {
  const { t, locale } = useText();
  const name = useLookup();
  const act = useActOnCase();
  const [asking, setAsking] = useState<CaseAction | null>(null);
  const offer = transitions.find(({ action }) => action === asking);
  return (
    <li>
      <span className="cs-attention-what">
        <button type="button" className="cs-link" onClick={() => onOpen(row.id)}>
          {row.title}
        </button>
        <span className="dk-muted">
          {row.number} ·{' '}
          {name(row.leadDepartmentId, row.leadDepartmentName) || t('cases.one.noDepartment')} ·{' '}
          <Time at={row.registeredAt} />
        </span>
      </span>
      <span className="dk-row">
        <UrgencyTag urgency={row.urgency} />
        <StateTag state={row.state} />
        <CaseDue row={row} />
        <CaseFlags row={row} />
      </span>
      <span className="dk-row">
        {actions.map((action) => (
          <Button key={action} size="small" onClick={() => setAsking(action)}>
            {transitions.find((one) => one.action === action)?.[locale]}
          </Button>
        ))}
      </span>
      {asking && offer && (
        <ActionDialog
          offer={{ ...offer, needs: [...offer.needs], takes: [...offer.takes] }}
          row={row}
          likely={[]}
          onSend={(input) => act(row, asking, input)}
          onClose={() => setAsking(null)}
        />
      )}
    </li>
  );
}
