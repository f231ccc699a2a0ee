import { useInfiniteQuery } from '@tanstack/react-query';
import { App, Button, Popconfirm, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { PageHead, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { EmptyState, ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import type { ClaimView } from '../../../contract/index.ts';
import { things, useRenewThings } from '../use-things.ts';
import { ClaimsDrawer } from './claims-drawer.tsx';
import { ThingsNav } from './things-nav.tsx';
import '../things.css';

/** Claim codes: made, printed on labels, followed until an installer has used them. */
export default function ClaimsPage() {
  const { t } = useText();
  const go = useNavigate();
  const [making, setMaking] = useState(false);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const list = useInfiniteQuery({
    queryKey: ['things', 'claims'],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam }) =>
      things.claims({ query: pageParam ? { cursor: pageParam } : {} }),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
  const columns = useColumns();
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const printSheet = (ids: readonly string[]): void => {
    void go(`/things/claims/print?${ids.map((id) => `id=${id}`).join('&')}`);
  };
  return (
    <>
      <PageHead title={t('things.menu.claims')} lead={t('things.claims.lead')}>
        {chosen.length > 0 && (
          <>
            <Withdraw ids={chosen} onDone={() => setChosen([])} />
            <Button icon={<Icon name="print" />} onClick={() => printSheet(chosen)}>
              {t('things.claims.print', { count: chosen.length })}
            </Button>
          </>
        )}
        <Button type="primary" icon={<Icon name="plus" />} onClick={() => setMaking(true)}>
          {t('things.claims.make')}
        </Button>
      </PageHead>
      <ThingsNav />
      {list.isPending && <Loading lines={6} />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && rows.length === 0 && (
        <EmptyState icon="scan" title={t('things.claims.none')}>
          <p>{t('things.claims.noneHint')}</p>
        </EmptyState>
      )}
      {rows.length > 0 && (
        <Table
          rowKey="id"
          size="small"
          columns={columns}
          dataSource={rows}
          pagination={false}
          scroll={{ x: 'max-content' }}
          rowSelection={{
            selectedRowKeys: [...chosen],
            onChange: (keys) => setChosen(keys.map(String)),
            getCheckboxProps: ({ state }) => ({ disabled: state !== 'open' }),
          }}
        />
      )}
      {list.hasNextPage && (
        <p className="th-end">
          <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('things.list.next')}
          </Button>
        </p>
      )}
      {making && <ClaimsDrawer onMade={printSheet} onClose={() => setMaking(false)} />}
    </>
  );
}

const meanings = { open: 'notice', claimed: 'ok', expired: 'warning' } as const;

function useColumns(): TableColumnsType<ClaimView> {
  const { t, locale } = useText();
  return [
    {
      title: t('things.claims.code'),
      className: 'dk-number',
      render: (_, one) => groupsOfFour(one.code),
    },
    {
      title: t('things.field.model'),
      render: (_, one) => (locale === 'en' ? one.modelNameEn : one.modelNameZh),
    },
    { title: t('things.field.door'), render: (_, one) => t(`things.door.${one.door}`) },
    {
      title: t('things.field.status'),
      render: (_, one) => (
        <StatusTag meaning={meanings[one.state]}>{t(`things.claims.${one.state}`)}</StatusTag>
      ),
    },
    {
      title: t('things.claims.used'),
      render: (_, one) =>
        one.claimedAt && one.thingId ? (
          <Link to={`/things/${one.thingId}`}>
            {one.claimedByName} <Time at={one.claimedAt} />
          </Link>
        ) : (
          <span className="dk-muted">
            {t('things.claims.until')} <Time at={one.expiresAt} />
          </span>
        ),
    },
    {
      title: t('things.claims.made'),
      render: (_, one) => (
        <span>
          {one.createdByName} <Time at={one.createdAt} />
        </span>
      ),
    },
  ];
}

/** Twelve characters are read and typed in three groups. */
export function groupsOfFour(code: string): string {
  return code.match(/.{1,4}/g)?.join('-') ?? code;
}

function Withdraw({ ids, onDone }: { ids: readonly string[]; onDone: () => void }) {
  const { t } = useText();
  const { message } = App.useApp();
  const renew = useRenewThings();
  const act = useAct();
  const withdraw = async (): Promise<void> => {
    await act.run(async () => {
      const { count } = await things.withdrawClaims({ body: { ids: [...ids] } });
      await renew();
      void message.success(t('things.claims.withdrawn', { count }));
      onDone();
    });
  };
  return (
    <>
      <ErrorNotice error={act.error} />
      <Popconfirm
        title={t('things.claims.askWithdraw')}
        okText={t('things.claims.withdraw')}
        cancelText={t('things.cancel')}
        onConfirm={() => void withdraw()}
      >
        <Button danger loading={act.busy}>
          {t('things.claims.withdraw')}
        </Button>
      </Popconfirm>
    </>
  );
}
