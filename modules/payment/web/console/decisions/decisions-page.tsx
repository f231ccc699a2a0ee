import { useQuery } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { PageHead, useAct } from '#ui/desk/index.ts';
import { Time } from '#ui/i18n/time.tsx';
import { EmptyState, ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import type { DecisionRow } from '../../../contract/index.ts';
import { payment, useLivePayment, useRenew, useWords } from '../shared/client.ts';
import { Places } from '../shared/places.tsx';
import { ReasonModal } from '../shared/reason-modal.tsx';
import { DecisionTag } from '../shared/state-tags.tsx';
import '../shared/payment.css';

/** Refunds and waivers: asked for by one, decided by another. */
export default function DecisionsPage() {
  const { t } = useWords();
  useLivePayment();
  const decisions = useQuery({
    queryKey: ['payment', 'decisions'],
    queryFn: async () => payment.decisions({}),
  });
  const rows = decisions.data?.items ?? [];
  return (
    <>
      <PageHead title={t('payment.nav.decisions')} lead={t('payment.decisions.lead')} />
      <Places />
      {decisions.isPending && <Loading lines={6} />}
      {decisions.isError && (
        <ErrorState error={decisions.error} onRetry={() => void decisions.refetch()} />
      )}
      {decisions.data && rows.length === 0 && (
        <EmptyState icon="checkCircle" title={t('payment.decisions.none')}>
          {t('payment.decisions.noneText')}
        </EmptyState>
      )}
      {rows.length > 0 && <DecisionTable rows={rows} />}
    </>
  );
}

function DecisionTable({ rows }: { readonly rows: DecisionRow[] }) {
  const { t, pick, yuan } = useWords();
  return (
    <Table<DecisionRow>
      rowKey="id"
      size="middle"
      dataSource={rows}
      pagination={{ pageSize: 50, hideOnSinglePage: true }}
      scroll={{ x: 'max-content' }}
      columns={[
        {
          title: t('payment.decisions.what'),
          render: (_, row) => (
            <>
              <strong>{t(`payment.decisions.${row.what}`)}</strong>{' '}
              {row.surplus && <StatusTag meaning="warning">{t('payment.surplus')}</StatusTag>}
              <div>
                <Link to={`/payment/bills/${row.billId}`}>{pick(row.titleZh, row.titleEn)}</Link>
              </div>
              <div className="dk-muted pay-num">{row.billNumber}</div>
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
          title: t('payment.reason'),
          width: 320,
          render: (_, row) => (
            <>
              {row.reasonCode && `${t(`payment.relief.${row.reasonCode}`)} · `}
              {row.reason}
              {row.answer && <div className="dk-muted">{row.answer}</div>}
            </>
          ),
        },
        {
          title: t('payment.decisions.by'),
          render: (_, row) => (
            <>
              {row.askedByName || t('payment.decisions.house')}
              <div className="dk-muted">
                <Time at={row.createdAt} />
              </div>
            </>
          ),
        },
        {
          title: t('payment.col.state'),
          render: (_, row) => (
            <>
              <DecisionTag state={row.state} />
              {row.decidedByName && <div className="dk-muted">{row.decidedByName}</div>}
            </>
          ),
        },
        { title: '', render: (_, row) => <Decide row={row} /> },
      ]}
    />
  );
}

function Decide({ row }: { readonly row: DecisionRow }) {
  const { t } = useWords();
  const [refusing, setRefusing] = useState(false);
  const act = useAct();
  const renew = useRenew();
  if (!row.open) return null;
  const decide = async (approve: boolean, answer: string): Promise<void> => {
    const body = { approve, answer };
    if (row.state === 'failed') await payment.retryRefund({ params: { refundId: row.id } });
    else if (row.what === 'refund')
      await payment.decideRefund({ params: { refundId: row.id }, body });
    else await payment.decideWaiver({ params: { waiverId: row.id }, body });
  };
  const approve = async (): Promise<void> => {
    await act.run(async () => decide(true, ''));
    await renew();
  };
  return (
    <>
      <div className="dk-row">
        <Button type="primary" size="small" loading={act.busy} onClick={() => void approve()}>
          {t(row.state === 'failed' ? 'payment.decisions.retry' : 'payment.decisions.approve')}
        </Button>
        {row.state === 'asked' && (
          <Button size="small" disabled={act.busy} onClick={() => setRefusing(true)}>
            {t('payment.decisions.refuse')}
          </Button>
        )}
      </div>
      <ErrorNotice error={act.error} />
      {refusing && (
        <ReasonModal
          title={t('payment.decisions.refuse')}
          label={t('payment.reason')}
          okText={t('payment.decisions.refuse')}
          onClose={() => setRefusing(false)}
          act={async (answer) => {
            await decide(false, answer);
            await renew();
          }}
        />
      )}
    </>
  );
}
