import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Table, type TableColumnsType } from 'antd';
import { Link } from 'react-router';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { ErrorState, Loading } from '#ui/kit/states.tsx';
import type { Refusal } from '../../contract/index.ts';
import type { Chosen } from './chosen.ts';
import { observations, useReason } from './use-observations.ts';

/** What was refused, newest first, with its last example and the way to the device. */
export function RefusalTable({ chosen }: { chosen: Chosen | null }) {
  const { t } = useText();
  const columns = useColumns();
  const list = useInfiniteQuery({
    queryKey: ['observations', 'refusals', chosen],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      observations.refusals({
        query: { limit: 20, ...chosen, ...(pageParam ? { cursor: pageParam } : {}) },
      }),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
  if (list.isPending) return <Loading lines={4} />;
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  const rows = list.data.pages.flatMap(({ items }) => items);
  if (rows.length === 0) return null;
  return (
    <>
      <Table
        className="ob-refusals"
        rowKey="id"
        size="small"
        columns={columns}
        dataSource={rows}
        pagination={false}
        scroll={{ x: 'max-content' }}
        expandable={{
          expandedRowRender: ({ raw }) => <pre className="ob-raw">{raw}</pre>,
          rowExpandable: ({ raw }) => raw !== null,
        }}
      />
      {list.hasNextPage && (
        <p>
          <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('observations.more')}
          </Button>
        </p>
      )}
    </>
  );
}

function useColumns(): TableColumnsType<Refusal> {
  const { t } = useText();
  const sayReason = useReason();
  return [
    { title: t('observations.refusals.when'), render: (_, one) => <Time at={one.lastAt} /> },
    {
      title: t('observations.refusals.thing'),
      render: (_, { thingId, thing }) =>
        thingId ? (
          <Link to={`/things/${thingId}`}>{thing}</Link>
        ) : (
          <span className="ob-unknown">
            {t('observations.refusals.unknown', { name: thing || '—' })}
          </span>
        ),
    },
    {
      title: t('observations.refusals.door'),
      render: (_, one) => t(`observations.door.${one.door}`),
    },
    { title: t('observations.refusals.reason'), render: (_, one) => sayReason(one.reason) },
    {
      title: t('observations.refusals.detail'),
      render: (_, { key, detail }) => <code>{key ? `${key}: ${detail}` : detail}</code>,
    },
    { title: t('observations.refusals.count'), dataIndex: 'count', align: 'right' },
  ];
}
