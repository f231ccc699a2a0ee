import { Button, Table } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import type { Property } from '../../../contract/index.ts';
import { useShowValue } from './show-value.ts';
import { type Asked, useValues } from './use-observations.ts';

interface ValueHistoryProps {
  readonly thingId: string;
  readonly property: Property;
  readonly asked: Asked;
}

/** Words, states and positions one by one. */
export function ValueHistory({ thingId, property, asked }: ValueHistoryProps) {
  const { t } = useText();
  const show = useShowValue();
  const list = useValues(thingId, asked);
  if (list.isPending) return <Loading lines={6} />;
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  const rows = list.data.pages.flatMap(({ items }) => items);
  if (rows.length === 0) return <EmptyState icon="list" title={t('things.values.none')} />;
  return (
    <>
      <Table
        rowKey={(one) => `${one.at} ${JSON.stringify(one.value)}`}
        size="small"
        pagination={false}
        dataSource={rows}
        columns={[
          { title: t('things.values.at'), render: (_, one) => <Time at={one.at} /> },
          { title: t('things.values.value'), render: (_, one) => show(property, one.value) },
          {
            title: t('things.values.quality'),
            render: (_, one) => t(`things.quality.${one.quality}`),
          },
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
