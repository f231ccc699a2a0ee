import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Segmented, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import type { RawMessage, Refusal } from '#modules/observations/contract/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import { type ReasonCode, reasons, type ThingDetail } from '../../../contract/index.ts';
import { useNameOf } from '../use-things.ts';
import { observations } from './use-observations.ts';

/** What a device sent, as it came, and what of it was not taken. */
export function MessagesTab({ thing }: { thing: ThingDetail }) {
  const { t } = useText();
  const [shown, setShown] = useState<'refusals' | 'messages'>('refusals');
  return (
    <div className="dk-stack">
      <div>
        <Segmented
          value={shown}
          onChange={(value) => setShown(value as typeof shown)}
          options={[
            { value: 'refusals', label: t('things.messages.refusals') },
            { value: 'messages', label: t('things.messages.raw') },
          ]}
        />
      </div>
      <p className="dk-muted">{t(`things.messages.lead.${shown}`)}</p>
      {shown === 'refusals' ? <Refusals thing={thing} /> : <Messages thingId={thing.id} />}
    </div>
  );
}

function Refusals({ thing }: { thing: ThingDetail }) {
  const { t } = useText();
  const columns = useRefusalColumns(thing);
  const list = useInfiniteQuery({
    queryKey: ['observations', 'refusals', thing.id],
    initialPageParam: '',
    queryFn: async ({ pageParam }) =>
      observations.refusals({ query: { thingId: thing.id, cursor: pageParam } }),
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchInterval: 30_000,
  });
  if (list.isPending) return <Loading lines={5} />;
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  const rows = list.data.pages.flatMap(({ items }) => items);
  if (rows.length === 0) {
    return <EmptyState icon="checkCircle" title={t('things.messages.noRefusals')} />;
  }
  return (
    <>
      <Table
        rowKey="id"
        size="small"
        columns={columns}
        dataSource={rows}
        pagination={false}
        scroll={{ x: 'max-content' }}
        expandable={{
          expandedRowRender: ({ raw }) => <pre className="th-raw">{raw}</pre>,
          rowExpandable: ({ raw }) => Boolean(raw),
        }}
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

function useRefusalColumns(thing: ThingDetail): TableColumnsType<Refusal> {
  const { t, locale } = useText();
  const nameOf = useNameOf();
  const propertyOf = (key: string | null) => thing.model.properties.find((one) => one.key === key);
  return [
    {
      title: t('things.messages.reason'),
      render: (_, one) => reasons[one.reason as ReasonCode]?.[locale] ?? one.reason,
    },
    {
      title: t('things.values.property'),
      render: (_, one) => nameOf(propertyOf(one.key)) || one.key || '—',
    },
    { title: t('things.messages.detail'), render: (_, one) => <code>{one.detail}</code> },
    { title: t('things.messages.count'), dataIndex: 'count', align: 'end' },
    { title: t('things.messages.last'), render: (_, one) => <Time at={one.lastAt} /> },
  ];
}

function Messages({ thingId }: { thingId: string }) {
  const { t } = useText();
  const list = useQuery({
    queryKey: ['observations', 'messages', thingId],
    queryFn: async () => observations.messages({ params: { thingId } }),
    refetchInterval: 10_000,
  });
  if (list.isPending) return <Loading lines={5} />;
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  if (list.data.items.length === 0) {
    return <EmptyState icon="message" title={t('things.messages.none')} />;
  }
  const columns: TableColumnsType<RawMessage> = [
    { title: t('things.values.received'), render: (_, one) => <Time at={one.receivedAt} /> },
    { title: t('things.field.door'), render: (_, one) => t(`things.door.${one.door}`) },
    {
      title: t('things.messages.verdict'),
      render: (_, one) => (
        <span className="dk-row">
          <StatusTag meaning="ok">
            {t('things.messages.accepted', { count: one.accepted })}
          </StatusTag>
          {one.refused > 0 && (
            <StatusTag meaning="warning">
              {t('things.messages.refused', { count: one.refused })}
            </StatusTag>
          )}
        </span>
      ),
    },
    {
      title: t('things.messages.body'),
      render: (_, one) => <pre className="th-raw">{one.body}</pre>,
    },
  ];
  return (
    <Table
      rowKey="id"
      size="small"
      columns={columns}
      dataSource={[...list.data.items]}
      pagination={false}
    />
  );
}
