import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Select, Table } from 'antd';
import { useState } from 'react';
import { PageHead } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import type { DeskRequest } from '../../contract/index.ts';
import { privacy } from './client.ts';
import { RequestDrawer } from './request-drawer.tsx';

const meanings = {
  received: 'notice',
  waiting: 'notice',
  done: 'ok',
  refused: 'warning',
  withdrawn: 'neutral',
} as const;

/** Requests of residents about their data: who asked what, until when it must be answered. */
export default function RequestsPage() {
  const { t } = useText();
  const [open, setOpen] = useState<DeskRequest | null>(null);
  const [state, setState] = useState<DeskRequest['state'] | null>(null);
  const requests = useInfiniteQuery({
    queryKey: ['privacy', 'requests', state],
    queryFn: async ({ pageParam }) =>
      privacy.requests({
        query: { ...(state ? { state } : {}), ...(pageParam ? { cursor: pageParam } : {}) },
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
  const rows = requests.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <PageHead title={t('privacy.menu.requests')} lead={t('privacy.desk.lead')} />
      <Select<DeskRequest['state']>
        allowClear
        style={{ width: 220, marginBottom: 16 }}
        aria-label={t('privacy.desk.state')}
        placeholder={t('privacy.desk.allStates')}
        value={state}
        options={(Object.keys(meanings) as DeskRequest['state'][]).map((value) => ({
          value,
          label: t(`privacy.requests.state.${value}`),
        }))}
        onChange={(next: DeskRequest['state'] | undefined) => setState(next ?? null)}
      />
      {requests.isPending && <Loading lines={8} />}
      {requests.isError && (
        <ErrorState error={requests.error} onRetry={() => void requests.refetch()} />
      )}
      {requests.data && rows.length === 0 && (
        <EmptyState icon="shield" title={t('privacy.desk.none')}>
          {t(state ? 'privacy.desk.noneOfState' : 'privacy.desk.noneText')}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <Table
          rowKey="id"
          size="middle"
          dataSource={rows}
          pagination={false}
          scroll={{ x: 'max-content' }}
          columns={[
            {
              title: t('privacy.desk.what'),
              render: (_, row) => (
                <Button type="link" style={{ padding: 0 }} onClick={() => setOpen(row)}>
                  {t(`privacy.requests.kind.${row.kind}`)}
                </Button>
              ),
            },
            { title: t('privacy.desk.who'), dataIndex: 'personName' },
            {
              title: t('privacy.desk.state'),
              render: (_, { state }) => (
                <StatusTag meaning={meanings[state]}>
                  {t(`privacy.requests.state.${state}`)}
                </StatusTag>
              ),
            },
            { title: t('privacy.desk.received'), render: (_, row) => <Time at={row.receivedAt} /> },
            {
              title: t('privacy.desk.due'),
              render: (_, row) =>
                row.overdue ? (
                  <StatusTag meaning="urgent">{t('privacy.desk.overdue')}</StatusTag>
                ) : (
                  <Time at={row.dueAt} />
                ),
            },
          ]}
        />
      )}
      {requests.hasNextPage && (
        <Button loading={requests.isFetchingNextPage} onClick={() => void requests.fetchNextPage()}>
          {t('privacy.desk.more')}
        </Button>
      )}
      {open && <RequestDrawer request={open} onClose={() => setOpen(null)} />}
    </>
  );
}
