import { useInfiniteQuery } from '@tanstack/react-query';
import { App, Button, Table } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { PageHead, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { EmptyState, ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { SubscriptionRow } from '../../../contract/index.ts';
import type { SubscriptionState } from '../../../contract/states.ts';
import { sharing, useLiveSharing, usePick, useRenew } from '../shared/client.ts';
import { Places } from '../shared/places.tsx';
import { SubscriptionTag } from '../shared/state-tags.tsx';
import { Deliveries } from './deliveries.tsx';
import '../shared/sharing.css';

/** What one's department is told of, and what could not be delivered. */
export default function SubscriptionsPage() {
  const { t } = useText();
  useLiveSharing();
  const maySubscribe = usePermission('sharing.subscribe');
  const subscriptions = useInfiniteQuery({
    queryKey: ['sharing', 'subscriptions'],
    queryFn: async ({ pageParam }) =>
      sharing.subscriptions({ query: pageParam ? { cursor: pageParam } : {} }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
  const rows = subscriptions.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <PageHead title={t('sharing.nav.subscriptions')} lead={t('sharing.subscription.lead')} />
      <Places />
      {subscriptions.isPending && <Loading lines={6} />}
      {subscriptions.isError && (
        <ErrorState error={subscriptions.error} onRetry={() => void subscriptions.refetch()} />
      )}
      {subscriptions.data && rows.length === 0 && (
        <EmptyState icon="bell" title={t('sharing.subscription.none')}>
          {t('sharing.subscription.noneText')}
        </EmptyState>
      )}
      {rows.length > 0 && <SubscriptionTable rows={rows} mayChange={maySubscribe} />}
      {subscriptions.hasNextPage && (
        <Button
          loading={subscriptions.isFetchingNextPage}
          onClick={() => void subscriptions.fetchNextPage()}
        >
          {t('sharing.more')}
        </Button>
      )}
      {maySubscribe && rows.some(({ webhookUrl }) => webhookUrl) && <Deliveries />}
    </>
  );
}

interface TableProps {
  readonly rows: SubscriptionRow[];
  readonly mayChange: boolean;
}

function SubscriptionTable({ rows, mayChange }: TableProps) {
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
          title: t('sharing.subscription.title'),
          render: (_, row) => (
            <>
              {row.title}
              <div className="dk-muted">
                <Link to={`/sharing/grants/${row.grantId}`}>
                  {pick(row.resourceZh, row.resourceEn)}
                </Link>
              </div>
            </>
          ),
        },
        {
          title: t('sharing.subscription.watch'),
          render: (_, row) => row.watch.map((one) => t(`sharing.watch.${one}`)).join('、'),
        },
        {
          title: t('sharing.subscription.how'),
          render: (_, row) => (
            <div className="sharing-wrap">
              {row.message && <div>{t('sharing.subscription.byMessage')}</div>}
              {row.webhookUrl && <code>{row.webhookUrl}</code>}
            </div>
          ),
        },
        {
          title: t('sharing.col.state'),
          render: (_, row) => (
            <div className="dk-tags">
              <SubscriptionTag state={row.state} />
              {row.dead > 0 && (
                <StatusTag meaning="urgent">
                  {t('sharing.subscription.dead', { count: row.dead })}
                </StatusTag>
              )}
            </div>
          ),
        },
        {
          title: t('sharing.subscription.told'),
          render: (_, row) => (row.toldAt ? <Time at={row.toldAt} /> : '—'),
        },
        ...(mayChange
          ? [
              {
                title: t('sharing.col.acts'),
                render: (_: unknown, row: SubscriptionRow) => <Acts row={row} />,
              },
            ]
          : []),
      ]}
    />
  );
}

function Acts({ row }: { row: SubscriptionRow }) {
  const { t } = useText();
  const { modal } = App.useApp();
  const [tried, setTried] = useState<{ answered: boolean; said: string } | null>(null);
  const renew = useRenew();
  const act = useAct();
  if (row.state === 'ended') return <>—</>;
  const params = { subscriptionId: row.id };
  const change = async (state: SubscriptionState): Promise<void> => {
    const { title, watch, conditions, message, webhookUrl, version } = row;
    const body = { title, watch, conditions, message, webhookUrl, version, state };
    await act.run(async () => sharing.changeSubscription({ params, body }));
    await renew();
  };
  const test = async (): Promise<void> => {
    await act.run(async () => {
      const { answered, status, error } = await sharing.tryWebhook({ params });
      setTried({ answered, said: error || `HTTP ${status ?? ''}` });
    });
  };
  const end = (): void => {
    modal.confirm({
      title: t('sharing.subscription.endAsk'),
      okText: t('sharing.subscription.end'),
      cancelText: t('sharing.cancel'),
      onOk: async () => change('ended'),
    });
  };
  return (
    <div className="dk-row">
      {row.webhookUrl && (
        <Button size="small" loading={act.busy} onClick={() => void test()}>
          {t('sharing.subscription.try')}
        </Button>
      )}
      <Button
        size="small"
        loading={act.busy}
        onClick={() => void change(row.state === 'active' ? 'paused' : 'active')}
      >
        {t(row.state === 'active' ? 'sharing.subscription.pause' : 'sharing.subscription.resume')}
      </Button>
      <Button size="small" danger onClick={end}>
        {t('sharing.subscription.end')}
      </Button>
      {tried && (
        <StatusTag meaning={tried.answered ? 'ok' : 'warning'}>
          {t(tried.answered ? 'sharing.subscription.answered' : 'sharing.subscription.failed', {
            said: tried.said,
          })}
        </StatusTag>
      )}
      <ErrorNotice error={act.error} />
    </div>
  );
}
