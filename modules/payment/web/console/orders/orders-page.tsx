import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Input, Segmented, Select, Table } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { PageHead, saveFile, useAct } from '#ui/desk/index.ts';
import { Icon } from '#ui/icons/icon.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { EmptyState, ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { OrderRow } from '../../../contract/index.ts';
import { type OrderState, orderStates } from '../../../contract/states.ts';
import { type Channel, channels } from '../../../contract/words.ts';
import { payment, useLivePayment, useRenew, useWords } from '../shared/client.ts';
import { Places } from '../shared/places.tsx';
import { OrderTag } from '../shared/state-tags.tsx';
import { NoticeList } from './notice-list.tsx';
import '../shared/payment.css';

/** Orders, and what the channels told of them. */
export default function OrdersPage() {
  const { t } = useWords();
  const [side, setSide] = useState<'orders' | 'notices'>('orders');
  useLivePayment();
  return (
    <>
      <PageHead title={t('payment.nav.orders')} lead={t('payment.orders.lead')} />
      <Places />
      <div className="dk-tools">
        <Segmented<'orders' | 'notices'>
          value={side}
          onChange={setSide}
          options={(['orders', 'notices'] as const).map((value) => ({
            value,
            label: t(`payment.orders.${value}`),
          }))}
        />
      </div>
      {side === 'orders' ? <Orders /> : <NoticeList />}
    </>
  );
}

function Orders() {
  const { t } = useWords();
  const [state, setState] = useState<OrderState | ''>('');
  const [channel, setChannel] = useState<Channel | ''>('');
  const [q, setQ] = useState('');
  const act = useAct();
  const filter = { ...(state ? { state } : {}), ...(channel ? { channel } : {}) };
  const orders = useInfiniteQuery({
    queryKey: ['payment', 'orders', filter, q],
    queryFn: async ({ pageParam }) =>
      payment.orders({
        query: { ...filter, ...(q ? { q } : {}), ...(pageParam ? { cursor: pageParam } : {}) },
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
  const rows = orders.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <div className="dk-tools">
        <Input.Search
          allowClear
          style={{ width: 280 }}
          placeholder={t('payment.orders.search')}
          aria-label={t('payment.orders.search')}
          onSearch={(words) => setQ(words.trim())}
        />
        <Select<Channel | ''>
          style={{ width: 140 }}
          aria-label={t('payment.col.channel')}
          value={channel}
          onChange={setChannel}
          options={(['', ...channels] as const).map((value) => ({
            value,
            label: t(value ? `payment.channel.${value}` : 'payment.orders.allChannels'),
          }))}
        />
        <Select<OrderState | ''>
          style={{ width: 140 }}
          aria-label={t('payment.col.state')}
          value={state}
          onChange={setState}
          options={(['', ...orderStates] as const).map((value) => ({
            value,
            label: t(value ? `payment.orderState.${value}` : 'payment.orders.allStates'),
          }))}
        />
        <Button
          icon={<Icon name="download" />}
          loading={act.busy}
          onClick={() =>
            void act.run(async () => saveFile(await payment.ordersSheet({ query: filter })))
          }
        >
          {t('payment.sheet')}
        </Button>
      </div>
      <ErrorNotice error={act.error} />
      {orders.isPending && <Loading lines={8} />}
      {orders.isError && <ErrorState error={orders.error} onRetry={() => void orders.refetch()} />}
      {orders.data && rows.length === 0 && (
        <EmptyState icon="search" title={t('payment.orders.none')}>
          {t('payment.orders.noneText')}
        </EmptyState>
      )}
      {rows.length > 0 && <OrderTable rows={rows} />}
      {orders.hasNextPage && (
        <Button loading={orders.isFetchingNextPage} onClick={() => void orders.fetchNextPage()}>
          {t('payment.more')}
        </Button>
      )}
    </>
  );
}

function OrderTable({ rows }: { readonly rows: OrderRow[] }) {
  const { t, pick, yuan } = useWords();
  return (
    <Table<OrderRow>
      rowKey="id"
      size="middle"
      dataSource={rows}
      pagination={false}
      scroll={{ x: 'max-content' }}
      columns={[
        {
          title: t('payment.col.order'),
          render: (_, row) => (
            <>
              <span className="pay-num">{row.number}</span>
              <div className="dk-muted">
                <Link to={`/payment/bills/${row.billId}`}>{pick(row.titleZh, row.titleEn)}</Link>
              </div>
            </>
          ),
        },
        {
          title: t('payment.col.channel'),
          render: (_, row) => (
            <>
              {t(`payment.channel.${row.channel}`)}{' '}
              {row.simulated && <StatusTag meaning="neutral">{t('payment.simulated')}</StatusTag>}
              <div className="dk-muted pay-num">{row.channelNo}</div>
            </>
          ),
        },
        {
          title: t('payment.col.amount'),
          align: 'right',
          className: 'pay-num',
          render: (_, row) => (
            <>
              {yuan(row.amountFen)}
              {row.receivedFen !== null && row.receivedFen !== row.amountFen && (
                <div>{t('payment.orders.received', { amount: yuan(row.receivedFen) })}</div>
              )}
            </>
          ),
        },
        {
          title: t('payment.col.state'),
          render: (_, row) => (
            <>
              <OrderTag state={row.state} />{' '}
              {row.surplus && <StatusTag meaning="warning">{t('payment.surplus')}</StatusTag>}
            </>
          ),
        },
        {
          title: t('payment.col.time'),
          render: (_, row) => <Time at={row.paidAt ?? row.createdAt} />,
        },
        { title: '', render: (_, row) => <AskChannel order={row} /> },
      ]}
    />
  );
}

function AskChannel({ order }: { readonly order: OrderRow }) {
  const { t } = useWords();
  const atWindow = usePermission('payment.window');
  const act = useAct();
  const renew = useRenew();
  const isOnline = order.channel === 'wechat' || order.channel === 'alipay';
  const isOpen = ['created', 'paying', 'closed'].includes(order.state);
  if (!atWindow || !isOnline || !isOpen) return null;
  const ask = async (): Promise<void> => {
    await act.run(async () => payment.askChannel({ params: { orderId: order.id } }));
    await renew();
  };
  return (
    <>
      <Button size="small" loading={act.busy} onClick={() => void ask()}>
        {t('payment.orders.ask')}
      </Button>
      <ErrorNotice error={act.error} />
    </>
  );
}
