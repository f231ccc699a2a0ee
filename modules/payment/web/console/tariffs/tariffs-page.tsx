import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Input, Segmented, Table } from 'antd';
import { useState } from 'react';
import { PageHead } from '#ui/desk/index.ts';
import { Icon } from '#ui/icons/icon.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { AccountRow, KindView } from '../../../contract/index.ts';
import { payment, useWords } from '../shared/client.ts';
import { FileImport } from '../shared/file-import.tsx';
import { Places } from '../shared/places.tsx';
import { KindModal } from './kind-modal.tsx';
import { TariffWords } from './tariff-words.tsx';
import '../shared/payment.css';

/** What is charged by which rule, and whom. */
export default function TariffsPage() {
  const { t } = useWords();
  const mayManage = usePermission('payment.manage');
  const [side, setSide] = useState<'kinds' | 'accounts'>('kinds');
  return (
    <>
      <PageHead title={t('payment.nav.tariffs')} lead={t('payment.tariffs.lead')} />
      <Places />
      {mayManage && (
        <div className="dk-tools">
          <Segmented<'kinds' | 'accounts'>
            value={side}
            onChange={setSide}
            options={(['kinds', 'accounts'] as const).map((value) => ({
              value,
              label: t(`payment.tariffs.${value}`),
            }))}
          />
        </div>
      )}
      {side === 'kinds' ? <Kinds /> : <Accounts />}
    </>
  );
}

function Kinds() {
  const { t, pick } = useWords();
  const [open, setOpen] = useState<KindView | 'new' | null>(null);
  const mayConfigure = usePermission('payment.configure');
  const kinds = useQuery({
    queryKey: ['payment', 'kinds'],
    queryFn: async () => payment.kinds({}),
  });
  return (
    <>
      {mayConfigure && (
        <div className="dk-tools">
          <Button icon={<Icon name="plus" />} onClick={() => setOpen('new')}>
            {t('payment.kind.add')}
          </Button>
        </div>
      )}
      {kinds.isPending && <Loading lines={6} />}
      {kinds.isError && <ErrorState error={kinds.error} onRetry={() => void kinds.refetch()} />}
      {kinds.data?.items.length === 0 && (
        <EmptyState icon="money" title={t('payment.kind.none')}>
          {t('payment.kind.noneText')}
        </EmptyState>
      )}
      {kinds.data && kinds.data.items.length > 0 && (
        <Table<KindView>
          rowKey="code"
          size="middle"
          dataSource={kinds.data.items}
          pagination={false}
          scroll={{ x: 'max-content' }}
          columns={[
            {
              title: t('payment.col.kind'),
              render: (_, kind) => (
                <>
                  <strong>{pick(kind.nameZh, kind.nameEn)}</strong>
                  <div className="dk-muted">{kind.basisZh}</div>
                </>
              ),
            },
            { title: t('payment.kind.tariff'), render: (_, kind) => <TariffWords kind={kind} /> },
            {
              title: t('payment.kind.period'),
              render: (_, kind) => t(`payment.period.${kind.period}`),
            },
            {
              title: t('payment.kind.payers'),
              render: (_, kind) => t(`payment.payers.${kind.payers}`),
            },
            {
              title: t('payment.col.department'),
              render: (_, kind) => pick(kind.departmentZh, kind.departmentEn),
            },
            {
              title: t('payment.col.state'),
              render: (_, kind) => (
                <StatusTag meaning={kind.active ? 'ok' : 'neutral'}>
                  {t(kind.active ? 'payment.kind.active' : 'payment.kind.idle')}
                </StatusTag>
              ),
            },
            {
              title: '',
              render: (_, kind) =>
                mayConfigure && (
                  <Button size="small" onClick={() => setOpen(kind)}>
                    {t('payment.change')}
                  </Button>
                ),
            },
          ]}
        />
      )}
      {open && <KindModal kind={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </>
  );
}

function Accounts() {
  const { t } = useWords();
  const [q, setQ] = useState('');
  const [importing, setImporting] = useState(false);
  const accounts = useInfiniteQuery({
    queryKey: ['payment', 'accounts', q],
    queryFn: async ({ pageParam }) =>
      payment.accounts({
        query: { ...(q ? { q } : {}), ...(pageParam ? { cursor: pageParam } : {}) },
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
  const rows = accounts.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <div className="dk-tools">
        <Input.Search
          allowClear
          style={{ width: 280 }}
          placeholder={t('payment.account.search')}
          aria-label={t('payment.account.search')}
          onSearch={(words) => setQ(words.trim())}
        />
        <Button icon={<Icon name="upload" />} onClick={() => setImporting(true)}>
          {t('payment.account.import')}
        </Button>
      </div>
      {accounts.isPending && <Loading lines={6} />}
      {accounts.isError && (
        <ErrorState error={accounts.error} onRetry={() => void accounts.refetch()} />
      )}
      {accounts.data && rows.length === 0 && (
        <EmptyState icon="users" title={t('payment.account.none')}>
          {t('payment.account.noneText')}
        </EmptyState>
      )}
      {rows.length > 0 && <AccountTable rows={rows} />}
      {accounts.hasNextPage && (
        <Button loading={accounts.isFetchingNextPage} onClick={() => void accounts.fetchNextPage()}>
          {t('payment.more')}
        </Button>
      )}
      {importing && (
        <FileImport
          title={t('payment.account.import')}
          accept=".xlsx"
          onClose={() => setImporting(false)}
          read={async ({ base64 }, apply) =>
            payment.importAccounts({ body: { file: base64, apply } })
          }
        >
          <p className="dk-muted">{t('payment.account.importHint')}</p>
        </FileImport>
      )}
    </>
  );
}

function AccountTable({ rows }: { readonly rows: AccountRow[] }) {
  const { t, pick } = useWords();
  const kinds = useQuery({
    queryKey: ['payment', 'kinds'],
    queryFn: async () => payment.kinds({}),
  });
  const nameOf = (code: string): string => {
    const kind = kinds.data?.items.find((one) => one.code === code);
    return kind ? pick(kind.nameZh, kind.nameEn) : code;
  };
  return (
    <Table<AccountRow>
      rowKey="id"
      size="middle"
      dataSource={rows}
      pagination={false}
      scroll={{ x: 'max-content' }}
      columns={[
        { title: t('payment.col.account'), dataIndex: 'number', className: 'pay-num' },
        { title: t('payment.kind.payers'), render: (_, row) => t(`payment.payers.${row.kind}`) },
        {
          title: t('payment.col.payer'),
          render: (_, row) => (
            <>
              {row.holderName}
              <div className="dk-muted pay-num">{row.holderPhone}</div>
            </>
          ),
        },
        { title: t('payment.account.address'), dataIndex: 'address' },
        {
          title: t('payment.account.duties'),
          render: (_, row) =>
            row.duties
              .map(({ kindCode, quantity, reliefPercent }) =>
                reliefPercent > 0
                  ? `${nameOf(kindCode)} × ${quantity} (−${reliefPercent}%)`
                  : `${nameOf(kindCode)} × ${quantity}`,
              )
              .join(','),
        },
        {
          title: t('payment.account.linked'),
          render: (_, row) => (
            <StatusTag meaning={row.linked ? 'ok' : 'neutral'}>
              {t(row.linked ? 'payment.account.isLinked' : 'payment.account.notLinked')}
            </StatusTag>
          ),
        },
      ]}
    />
  );
}
