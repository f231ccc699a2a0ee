import { useQuery } from '@tanstack/react-query';
import { Input, Table } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { ForResident, PageHead } from '#ui/desk/index.ts';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import type { BillRow } from '../../../contract/index.ts';
import { payment, useLivePayment, useWords } from '../shared/client.ts';
import { BillTag } from '../shared/state-tags.tsx';
import { PrintReceipt } from './print-receipt.tsx';
import { ShiftPart } from './shift-part.tsx';
import { Till } from './till.tsx';
import '../shared/payment.css';

type Found = BillRow & { readonly receiptId: string | null };

/** 收费窗口: find the bill, take the money, print the receipt, hand the shift over. */
export default function DeskPage() {
  const { t } = useWords();
  const [given] = useSearchParams();
  const person = given.get('for') ?? '';
  const [q, setQ] = useState('');
  const isAsked = q.length >= 2 || person !== '';
  const [chosen, setChosen] = useState<readonly string[]>([]);
  useLivePayment();
  const bills = useQuery({
    queryKey: ['payment', 'desk', q, person],
    queryFn: async () => payment.deskBills({ query: q.length >= 2 ? { q } : { person } }),
    enabled: isAsked,
  });
  const rows: readonly Found[] = bills.data?.items ?? [];
  const due = rows.filter(({ id, state }) => chosen.includes(id) && state === 'due');
  return (
    <>
      <PageHead title={t('payment.nav.desk')} lead={t('payment.desk.lead')} />
      <ForResident />
      <div className="pay-desk">
        <section aria-labelledby="pay-find">
          <h2 id="pay-find">{t('payment.desk.find')}</h2>
          <Input.Search
            size="large"
            allowClear
            autoFocus
            placeholder={t('payment.desk.search')}
            aria-label={t('payment.desk.search')}
            enterButton={t('payment.desk.findAct')}
            onSearch={(words) => {
              setChosen([]);
              setQ(words.trim());
            }}
          />
          {isAsked && bills.isPending && <Loading lines={4} />}
          {bills.isError && <ErrorState error={bills.error} onRetry={() => void bills.refetch()} />}
          {bills.data && rows.length === 0 && (
            <EmptyState icon="search" title={t('payment.desk.none')}>
              {t('payment.desk.noneText')}
            </EmptyState>
          )}
          {rows.length > 0 && <FoundTable rows={rows} chosen={chosen} onChoose={setChosen} />}
        </section>
        <aside>
          <Till
            bills={due}
            onTaken={() => setChosen([])}
            {...(person ? { personId: person } : {})}
          />
          <ShiftPart />
        </aside>
      </div>
    </>
  );
}

interface FoundTableProps {
  readonly rows: readonly Found[];
  readonly chosen: readonly string[];
  readonly onChoose: (ids: readonly string[]) => void;
}

function FoundTable({ rows, chosen, onChoose }: FoundTableProps) {
  const { t, pick, yuan } = useWords();
  return (
    <Table<Found>
      rowKey="id"
      style={{ marginTop: 12 }}
      dataSource={[...rows]}
      pagination={false}
      scroll={{ x: 'max-content' }}
      rowSelection={{
        selectedRowKeys: [...chosen],
        onChange: (keys) => onChoose(keys.map(String)),
        getCheckboxProps: ({ state, number }) => ({
          disabled: state !== 'due',
          'aria-label': number,
        }),
      }}
      columns={[
        {
          title: t('payment.col.bill'),
          render: (_, row) => (
            <>
              <strong>{pick(row.titleZh, row.titleEn)}</strong>
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
          render: (_, row) => (
            <>
              <BillTag state={row.state} overdue={row.overdue} />{' '}
              {row.receiptId && <PrintReceipt receiptIds={[row.receiptId]} small />}
            </>
          ),
        },
        { title: t('payment.col.due'), dataIndex: 'dueDay', className: 'pay-num' },
      ]}
    />
  );
}
