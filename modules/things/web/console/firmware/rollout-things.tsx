import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import { Link } from 'react-router';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { ErrorState, Loading } from '#ui/kit/states.tsx';
import { CommandTag } from '../words.tsx';
import { things } from '../use-things.ts';

/** The devices of a roll-out in the order in which they are told. */
export function RolloutThings({ rolloutId }: { rolloutId: string }) {
  const { t } = useText();
  const list = useInfiniteQuery({
    queryKey: ['things', 'rollouts', rolloutId, 'things'],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam }) =>
      things.rolloutThings({
        params: { id: rolloutId },
        query: pageParam ? { cursor: pageParam } : {},
      }),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
  if (list.isPending) return <Loading lines={4} />;
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <>
      <Table
        rowKey="thingId"
        size="small"
        pagination={false}
        dataSource={list.data.pages.flatMap(({ items }) => items)}
        columns={[
          {
            title: t('things.firmware.device'),
            render: (_, one) => (
              <Link to={`/things/${one.thingId}`}>
                {one.name} <span className="dk-muted">{one.code}</span>
              </Link>
            ),
          },
          {
            title: t('things.field.status'),
            render: (_, one) =>
              one.state ? (
                <CommandTag state={one.state} />
              ) : (
                <span className="dk-muted">{t('things.firmware.notTold')}</span>
              ),
          },
          { title: t('things.command.result'), render: (_, one) => one.reason || '—' },
          {
            title: t('things.firmware.ended'),
            render: (_, one) => (one.finishedAt ? <Time at={one.finishedAt} /> : '—'),
          },
        ]}
      />
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('things.list.next')}
        </Button>
      )}
    </>
  );
}
