import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Select, Table } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Deadline } from '#ui/i18n/time.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import type { RequestRow } from '../../../contract/index.ts';
import { requestStates, type RequestState } from '../../../contract/states.ts';
import { sharing, useLiveSharing, usePick } from '../shared/client.ts';
import { RequestTag } from '../shared/state-tags.tsx';
import '../shared/sharing.css';

interface RequestListProps {
  readonly side: 'asking' | 'deciding';
  /** Shown first; null for all. */
  readonly first: RequestState | null;
}

const nearSeconds = 2 * 86_400;

/** Requests that one's department made, or that it has to answer. */
export function RequestList({ side, first }: RequestListProps) {
  const { t } = useText();
  const [state, setState] = useState<RequestState | ''>(first ?? '');
  useLiveSharing();
  const requests = useInfiniteQuery({
    queryKey: ['sharing', 'requests', side, state],
    queryFn: async ({ pageParam }) =>
      sharing.requests({
        query: {
          side,
          ...(state ? { state } : {}),
          ...(pageParam ? { cursor: pageParam } : {}),
        },
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
  const rows = requests.data?.pages.flatMap(({ items }) => items) ?? [];
  const states = requestStates.filter((one) => side === 'asking' || one !== 'draft');
  return (
    <>
      <div className="dk-tools">
        <Select
          aria-label={t('sharing.list.state')}
          value={state}
          onChange={setState}
          style={{ width: 160 }}
          options={[
            { value: '' as const, label: t('sharing.list.all') },
            ...states.map((one) => ({ value: one, label: t(`sharing.request.state.${one}`) })),
          ]}
        />
      </div>
      {requests.isPending && <Loading lines={8} />}
      {requests.isError && (
        <ErrorState error={requests.error} onRetry={() => void requests.refetch()} />
      )}
      {requests.data && rows.length === 0 && (
        <EmptyState icon="link" title={t(`sharing.list.none.${side}`)}>
          {t(`sharing.list.noneText.${side}`)}
        </EmptyState>
      )}
      {rows.length > 0 && <RequestTable rows={rows} side={side} />}
      {requests.hasNextPage && (
        <Button loading={requests.isFetchingNextPage} onClick={() => void requests.fetchNextPage()}>
          {t('sharing.more')}
        </Button>
      )}
    </>
  );
}

function RequestTable({ rows, side }: { rows: RequestRow[]; side: RequestListProps['side'] }) {
  const { t } = useText();
  const pick = usePick();
  return (
    <Table
      rowKey="id"
      size="middle"
      dataSource={rows}
      pagination={false}
      scroll={{ x: 'max-content' }}
      columns={[
        {
          title: t('sharing.col.resource'),
          render: (_, row) => (
            <>
              <Link to={`/sharing/requests/${row.id}`}>{pick(row.resourceZh, row.resourceEn)}</Link>
              <div className="dk-muted sharing-number">{row.number}</div>
            </>
          ),
        },
        {
          title: t(side === 'asking' ? 'sharing.col.owner' : 'sharing.col.department'),
          render: (_, row) =>
            side === 'asking'
              ? pick(row.ownerZh, row.ownerEn)
              : pick(row.departmentZh, row.departmentEn),
        },
        {
          title: t('sharing.col.purpose'),
          render: (_, row) => <div className="sharing-wrap">{row.purpose}</div>,
        },
        {
          title: t('sharing.col.fields'),
          align: 'right',
          render: (_, row) => row.fieldCount,
        },
        {
          title: t('sharing.col.period'),
          render: (_, row) => (
            <span className="sharing-number">
              {t('sharing.period', { from: row.fromDay, until: row.untilDay })}
            </span>
          ),
        },
        { title: t('sharing.col.state'), render: (_, row) => <RequestTag state={row.state} /> },
        {
          title: t('sharing.col.due'),
          render: (_, row) =>
            row.state === 'asked' && row.dueAt ? (
              <Deadline at={row.dueAt} nearSeconds={nearSeconds} />
            ) : (
              '—'
            ),
        },
      ]}
    />
  );
}
