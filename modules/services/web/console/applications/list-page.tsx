import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Badge, Button, Input, Segmented, Table } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { PageHead, saveFile, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Deadline, Time } from '#ui/i18n/time.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { EmptyState, ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { DeskRow } from '../../../contract/index.ts';
import { services, useLiveServices, usePick } from '../shared/client.ts';
import { StageTag } from '../shared/stage-tag.tsx';
import '../shared/desk.css';

const tabs = ['new', 'late', 'mine', 'open', 'ended'] as const;
type Tab = (typeof tabs)[number];

/** 办件: what is new, what is late, what is mine. */
export default function ListPage() {
  const { t } = useText();
  const go = useNavigate();
  const act = useAct();
  const [search, setSearch] = useSearchParams();
  const tab = (tabs.find((one) => one === search.get('tab')) ?? 'open') satisfies Tab;
  const [number, setNumber] = useState('');
  const query = { tab, ...(number ? { number } : {}) };
  const mayTake = usePermission('services.take');
  const mayExport = usePermission('services.export');
  useLiveServices();
  const list = useInfiniteQuery({
    queryKey: ['services', 'desk', 'list', query],
    queryFn: async ({ pageParam }) =>
      services.applications({ query: { ...query, ...(pageParam ? { cursor: pageParam } : {}) } }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const download = async (): Promise<unknown> =>
    act.run(async () => saveFile(await services.applicationsSheet({ query })));
  return (
    <>
      <PageHead title={t('services.menu.applications')} lead={t('services.list.lead')}>
        {mayExport && (
          <Button
            icon={<Icon name="download" />}
            loading={act.busy}
            onClick={() => void download()}
          >
            {t('services.list.sheet')}
          </Button>
        )}
        {mayTake && (
          <Button
            type="primary"
            icon={<Icon name="edit" />}
            onClick={() => void go('/services/take')}
          >
            {t('services.menu.take')}
          </Button>
        )}
      </PageHead>
      <div className="dk-tools">
        <Tabs tab={tab} onChange={(next) => setSearch({ tab: next })} />
        <Input.Search
          allowClear
          aria-label={t('services.list.number')}
          placeholder={t('services.list.number')}
          style={{ width: 240 }}
          onSearch={(text) => setNumber(text.trim())}
        />
      </div>
      <ErrorNotice error={act.error} />
      {list.isPending && <Loading lines={8} />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && rows.length === 0 && (
        <EmptyState icon="tasks" title={t(`services.list.none.${tab}`)}>
          {t('services.list.noneText')}
        </EmptyState>
      )}
      {rows.length > 0 && <Rows rows={rows} />}
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('services.list.more')}
        </Button>
      )}
    </>
  );
}

function Tabs({ tab, onChange }: { tab: Tab; onChange: (tab: Tab) => void }) {
  const { t } = useText();
  const counts = useQuery({
    queryKey: ['services', 'desk', 'counts'],
    queryFn: async () => services.applicationCounts({}),
  });
  return (
    <Segmented
      value={tab}
      onChange={onChange}
      options={tabs.map((one) => ({
        value: one,
        label: (
          <span className="svc-tab">
            {t(`services.tab.${one}`)}
            {one !== 'ended' && counts.data && (
              <Badge
                count={counts.data[one]}
                overflowCount={999}
                color={one === 'late' ? '#b42318' : '#5b6b68'}
              />
            )}
          </span>
        ),
      }))}
    />
  );
}

function Rows({ rows }: { rows: readonly DeskRow[] }) {
  const { t } = useText();
  const pick = usePick();
  return (
    <Table
      rowKey="id"
      size="middle"
      dataSource={[...rows]}
      pagination={false}
      scroll={{ x: 'max-content' }}
      rowClassName={({ late }) => (late ? 'svc-late' : '')}
      columns={[
        {
          title: t('services.col.item'),
          render: (_, row) => (
            <>
              <Link to={`/services/applications/${row.id}`}>
                {pick(row.itemTitleZh, row.itemTitleEn)}
              </Link>
              <div className="dk-muted svc-number">{row.number}</div>
            </>
          ),
        },
        { title: t('services.col.stage'), render: (_, row) => <StageTag stage={row.stage} /> },
        {
          title: t('services.col.applicant'),
          render: (_, row) => (
            <>
              {row.applicantName}
              {row.channel !== 'resident' && (
                <div className="dk-muted">{t(`services.channel.${row.channel}`)}</div>
              )}
            </>
          ),
        },
        {
          title: t('services.col.department'),
          render: (_, row) => pick(row.departmentZh, row.departmentEn),
        },
        {
          title: t('services.col.handler'),
          render: (_, row) =>
            row.mine ? (
              <StatusTag meaning="notice">{t('services.list.me')}</StatusTag>
            ) : (
              row.handlerName || '—'
            ),
        },
        { title: t('services.col.submitted'), render: (_, row) => <Time at={row.submittedAt} /> },
        { title: t('services.col.due'), render: (_, row) => <Due row={row} /> },
      ]}
    />
  );
}

function Due({ row }: { row: DeskRow }) {
  const { t } = useText();
  if (row.paused) return <span className="dk-muted">{t('services.list.paused')}</span>;
  if (!row.dueAt) return <>—</>;
  return <Deadline at={row.dueAt} {...(row.endedAt ? { endedAt: row.endedAt } : {})} />;
}
