import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Table, type TableColumnsType } from 'antd';
import { Link } from 'react-router';
import { type AlarmRow, api as alarmsApi } from '#modules/alarms/contract/index.ts';
import { createClient } from '#ui/api/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import { useLive } from '#ui/live/index.ts';

const alarms = createClient(alarmsApi);

/** The alarms of a device, newest first. */
export function AlarmsTab({ thingId }: { thingId: string }) {
  const { t } = useText();
  const columns = useColumns();
  const key = ['alarms', 'ofThing', thingId];
  const list = useInfiniteQuery({
    queryKey: key,
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam }) =>
      alarms.list({ query: { thingId, limit: 20, ...(pageParam ? { cursor: pageParam } : {}) } }),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
  useLive('alarms.', undefined, [key]);
  if (list.isPending) return <Loading lines={5} />;
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  const rows = list.data.pages.flatMap(({ items }) => items);
  if (rows.length === 0) return <EmptyState icon="checkCircle" title={t('things.alarms.none')} />;
  return (
    <>
      <Table
        rowKey="id"
        size="small"
        columns={columns}
        dataSource={rows}
        pagination={false}
        scroll={{ x: 'max-content' }}
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

function useColumns(): TableColumnsType<AlarmRow> {
  const { t, locale } = useText();
  return [
    {
      title: t('things.alarms.alarm'),
      render: (_, one) => (
        <span className="dk-row">
          <StatusTag meaning={one.active ? one.severity : 'neutral'}>
            {t(`things.severity.${one.severity}`)}
          </StatusTag>
          <Link to={`/alarms/${one.id}`}>{(locale === 'en' && one.titleEn) || one.titleZh}</Link>
        </span>
      ),
    },
    {
      title: t('things.field.status'),
      render: (_, one) => t(one.active ? 'things.alarms.active' : 'things.alarms.cleared'),
    },
    { title: t('things.alarms.value'), render: (_, one) => one.value || '—' },
    {
      title: t('things.alarms.since'),
      render: (_, one) => (
        <span>
          <Time at={one.raisedAt} />
          {one.clearedAt && (
            <>
              {' – '}
              <Time at={one.clearedAt} />
            </>
          )}
        </span>
      ),
    },
    {
      title: t('things.alarms.case'),
      render: (_, one) =>
        one.caseId ? <Link to={`/cases/${one.caseId}`}>{one.caseNumber}</Link> : '—',
    },
  ];
}
