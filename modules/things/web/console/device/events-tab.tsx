import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import { useLive } from '#ui/live/index.ts';
import type { ThingDetail } from '../../../contract/index.ts';
import { things, useNameOf } from '../use-things.ts';
import { useShowFields } from './show-value.ts';

const meanings = {
  info: 'neutral',
  notice: 'notice',
  warning: 'warning',
  urgent: 'urgent',
} as const;

/** Events that a device told, newest first. */
export function EventsTab({ thing }: { thing: ThingDetail }) {
  const { t } = useText();
  const nameOf = useNameOf();
  const show = useShowFields();
  const key = ['things', 'events', thing.id];
  const list = useInfiniteQuery({
    queryKey: key,
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam }) =>
      things.thingEvents({
        params: { id: thing.id },
        query: pageParam ? { cursor: pageParam } : {},
      }),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
  useLive('things.deviceEvent', undefined, [key]);
  if (list.isPending) return <Loading lines={5} />;
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  const rows = list.data.pages.flatMap(({ items }) => items);
  if (rows.length === 0) return <EmptyState icon="bell" title={t('things.event.none')} />;
  const eventOf = (code: string) => thing.model.events.find((one) => one.key === code);
  return (
    <>
      <Table
        rowKey="id"
        size="small"
        dataSource={rows}
        pagination={false}
        columns={[
          {
            title: t('things.event.what'),
            render: (_, one) => (
              <span className="dk-row">
                <StatusTag meaning={meanings[one.severity]}>
                  {t(`things.severity.${one.severity}`)}
                </StatusTag>
                {nameOf(eventOf(one.key)) || one.key}
              </span>
            ),
          },
          {
            title: t('things.event.fields'),
            render: (_, one) => show(eventOf(one.key)?.fields ?? [], one.fields) || '—',
          },
          { title: t('things.values.at'), render: (_, one) => <Time at={one.at} /> },
          { title: t('things.values.received'), render: (_, one) => <Time at={one.receivedAt} /> },
        ]}
      />
      {list.hasNextPage && (
        <p className="th-end">
          <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('things.list.next')}
          </Button>
        </p>
      )}
    </>
  );
}
