import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Input, Segmented, Select, Table } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { PageHead, saveFile, useAct } from '#ui/desk/index.ts';
import { Icon } from '#ui/icons/icon.tsx';
import { EmptyState, ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { Notice } from '#ui/kit/status-tag.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { BillRow } from '../../../contract/index.ts';
import { billStates, type BillState } from '../../../contract/states.ts';
import { payment, useLivePayment, useRenew, useWords } from '../shared/client.ts';
import { Places } from '../shared/places.tsx';
import { BillTag } from '../shared/state-tags.tsx';
import { ImportModal } from './import-modal.tsx';
import { RunModal } from './run-modal.tsx';
import '../shared/payment.css';

type Shown = BillState | 'all' | 'overdue';

/** Bills: found, made, imported, reminded of. */
export default function BillsPage() {
  const { t, pick } = useWords();
  const [given] = useSearchParams();
  const [shown, setShown] = useState<Shown>('all');
  const [kind, setKind] = useState(given.get('kind') ?? '');
  const [q, setQ] = useState('');
  useLivePayment();
  const kinds = useQuery({
    queryKey: ['payment', 'kinds'],
    queryFn: async () => payment.kinds({}),
  });
  const filter = {
    ...(shown === 'all' ? {} : shown === 'overdue' ? { overdue: true } : { state: shown }),
    ...(kind ? { kind } : {}),
    ...(q ? { q } : {}),
  };
  return (
    <>
      <PageHead title={t('payment.nav.bills')} lead={t('payment.bills.lead')}>
        <BillActs filter={filter} />
      </PageHead>
      <Places />
      <div className="dk-tools">
        <Input.Search
          allowClear
          style={{ width: 280 }}
          placeholder={t('payment.bills.search')}
          aria-label={t('payment.bills.search')}
          onSearch={(words) => setQ(words.trim())}
        />
        <Select
          style={{ width: 200 }}
          aria-label={t('payment.col.kind')}
          value={kind}
          onChange={setKind}
          options={[
            { value: '', label: t('payment.bills.allKinds') },
            ...(kinds.data?.items ?? []).map((one) => ({
              value: one.code,
              label: pick(one.nameZh, one.nameEn),
            })),
          ]}
        />
        <Segmented<Shown>
          value={shown}
          onChange={setShown}
          options={(['all', 'due', 'overdue', ...billStates.slice(1)] as const).map((value) => ({
            value,
            label:
              value === 'all'
                ? t('payment.bills.all')
                : t(value === 'overdue' ? 'payment.overdue' : `payment.state.${value}`),
          }))}
        />
      </div>
      <BillList filter={filter} />
    </>
  );
}

type Filter = NonNullable<Parameters<typeof payment.billsSheet>[0]['query']>;

function BillActs({ filter }: { readonly filter: Filter }) {
  const { t } = useWords();
  const [open, setOpen] = useState<'run' | 'import' | null>(null);
  const mayManage = usePermission('payment.manage');
  const act = useAct();
  const download = async (): Promise<unknown> =>
    act.run(async () => saveFile(await payment.billsSheet({ query: filter })));
  return (
    <>
      <Button icon={<Icon name="download" />} loading={act.busy} onClick={() => void download()}>
        {t('payment.sheet')}
      </Button>
      {mayManage && (
        <>
          <Button icon={<Icon name="upload" />} onClick={() => setOpen('import')}>
            {t('payment.bills.import')}
          </Button>
          <Button type="primary" icon={<Icon name="plus" />} onClick={() => setOpen('run')}>
            {t('payment.bills.run')}
          </Button>
        </>
      )}
      {open === 'run' && <RunModal onClose={() => setOpen(null)} />}
      {open === 'import' && <ImportModal onClose={() => setOpen(null)} />}
      <ErrorNotice error={act.error} />
    </>
  );
}

function BillList({ filter }: { readonly filter: Filter }) {
  const { t } = useWords();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const bills = useInfiniteQuery({
    queryKey: ['payment', 'bills', filter],
    queryFn: async ({ pageParam }) =>
      payment.bills({ query: { ...filter, ...(pageParam ? { cursor: pageParam } : {}) } }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
  const rows = bills.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      {bills.isPending && <Loading lines={8} />}
      {bills.isError && <ErrorState error={bills.error} onRetry={() => void bills.refetch()} />}
      {bills.data && rows.length === 0 && (
        <EmptyState icon="search" title={t('payment.bills.none')}>
          {t('payment.bills.noneText')}
        </EmptyState>
      )}
      <Remind chosen={chosen} onDone={() => setChosen([])} />
      {rows.length > 0 && <BillTable rows={rows} chosen={chosen} onChoose={setChosen} />}
      {bills.hasNextPage && (
        <Button loading={bills.isFetchingNextPage} onClick={() => void bills.fetchNextPage()}>
          {t('payment.more')}
        </Button>
      )}
    </>
  );
}

interface RemindProps {
  readonly chosen: readonly string[];
  readonly onDone: () => void;
}

function Remind({ chosen, onDone }: RemindProps) {
  const { t } = useWords();
  const [said, setSaid] = useState<{ reminded: number; unreachable: number } | null>(null);
  const act = useAct();
  const renew = useRenew();
  const remind = async (): Promise<void> => {
    await act.run(async () => {
      setSaid(await payment.remindBills({ body: { billIds: [...chosen] } }));
      onDone();
    });
    await renew();
  };
  return (
    <>
      <ErrorNotice error={act.error} />
      {said && (
        <Notice
          meaning={said.unreachable > 0 ? 'warning' : 'ok'}
          title={t('payment.bills.reminded', said)}
        />
      )}
      {chosen.length > 0 && (
        <div className="dk-tools">
          <Button icon={<Icon name="bell" />} loading={act.busy} onClick={() => void remind()}>
            {t('payment.bills.remind', { count: chosen.length })}
          </Button>
        </div>
      )}
    </>
  );
}

interface TableProps {
  readonly rows: BillRow[];
  readonly chosen: readonly string[];
  readonly onChoose: (ids: readonly string[]) => void;
}

function BillTable({ rows, chosen, onChoose }: TableProps) {
  const { t, pick, yuan } = useWords();
  const mayManage = usePermission('payment.manage');
  return (
    <Table<BillRow>
      rowKey="id"
      size="middle"
      dataSource={rows}
      pagination={false}
      scroll={{ x: 'max-content' }}
      {...(mayManage
        ? {
            rowSelection: {
              selectedRowKeys: [...chosen],
              onChange: (keys) => onChoose(keys.map(String)),
              getCheckboxProps: ({ state }) => ({ disabled: state !== 'due' }),
            },
          }
        : {})}
      columns={[
        {
          title: t('payment.col.bill'),
          render: (_, row) => (
            <>
              <Link to={`/payment/bills/${row.id}`}>{pick(row.titleZh, row.titleEn)}</Link>
              <div className="dk-muted pay-num">{row.number}</div>
            </>
          ),
        },
        {
          title: t('payment.col.payer'),
          render: (_, row) => (
            <>
              {row.payerName}
              <div className="dk-muted pay-num">
                {[row.accountNumber, row.payerPhone].filter(Boolean).join(' · ')}
              </div>
            </>
          ),
        },
        {
          title: t('payment.col.amount'),
          align: 'right',
          className: 'pay-num',
          render: (_, row) => yuan(row.amountFen),
        },
        {
          title: t('payment.col.state'),
          render: (_, row) => <BillTag state={row.state} overdue={row.overdue} />,
        },
        { title: t('payment.col.due'), dataIndex: 'dueDay', className: 'pay-num' },
        {
          title: t('payment.col.department'),
          render: (_, row) => pick(row.departmentZh, row.departmentEn),
        },
      ]}
    />
  );
}
