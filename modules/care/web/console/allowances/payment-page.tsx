import { useQuery } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { formatYuan } from '#platform/money/index.ts';
import { PageHead, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import type { PaymentDetail, PaymentLine } from '../../../contract/payments.ts';
import { care, useLiveCare, usePick, useRenew } from '../shared/client.ts';
import { Download } from '../shared/download.tsx';
import { ReasonDialog } from '../shared/reason-dialog.tsx';
import { elderNumber, PaymentTag, Places } from '../shared/words.tsx';
import '../shared/care.css';

/** One list: what everybody is paid and why, and its way to the bank. */
export default function PaymentPage() {
  const { t, locale } = useText();
  const { paymentId = '' } = useParams();
  useLiveCare();
  const payment = useQuery({
    queryKey: ['care', 'payment', paymentId],
    queryFn: async () => care.payment({ params: { paymentId } }),
  });
  if (payment.isPending) return <Loading lines={10} />;
  if (payment.isError)
    return <ErrorState error={payment.error} onRetry={() => void payment.refetch()} />;
  const { data } = payment;
  return (
    <>
      <PageHead
        title={t('care.payment.of', { month: data.month })}
        lead={t('care.payment.sum', {
          people: data.people,
          total: formatYuan(data.totalFen, locale),
        })}
      >
        <PaymentActs payment={data} />
      </PageHead>
      <Places />
      <Road payment={data} />
      <LineTable lines={data.lines} />
      <div className="care-sign">
        <span>{t('care.payment.signPrepared')}</span>
        <span>{t('care.payment.signApproved')}</span>
        <span>{t('care.payment.signSeal')}</span>
      </div>
    </>
  );
}

function Road({ payment }: { payment: PaymentDetail }) {
  const { t } = useText();
  return (
    <section className="dk-card">
      <dl className="care-facts">
        <div>
          <dt>{t('care.col.state')}</dt>
          <dd>
            <PaymentTag state={payment.state} />
          </dd>
        </div>
        <div>
          <dt>{t('care.payment.preparedBy')}</dt>
          <dd>
            {payment.preparedName} <Time at={payment.preparedAt} />
          </dd>
        </div>
        <div>
          <dt>{t('care.payment.submittedBy')}</dt>
          <dd>{payment.submittedName}</dd>
        </div>
        <div>
          <dt>{t('care.payment.approvedBy')}</dt>
          <dd>
            {payment.approvedName} {payment.approvedAt && <Time at={payment.approvedAt} />}
          </dd>
        </div>
        {payment.reason && (
          <div>
            <dt>{t('care.reason')}</dt>
            <dd>{payment.reason}</dd>
          </div>
        )}
      </dl>
    </section>
  );
}

type Open = 'sendBack' | 'withdraw' | null;

function PaymentActs({ payment }: { payment: PaymentDetail }) {
  const { t } = useText();
  const [open, setOpen] = useState<Open>(null);
  const renew = useRenew();
  const act = useAct();
  const { id: paymentId, version, state } = payment;
  const params = { paymentId };
  const run = (work: () => Promise<unknown>): void =>
    void act.run(async () => {
      await work();
      await renew();
    });
  return (
    <span className="dk-row care-no-print">
      <Button icon={<Icon name="print" />} onClick={() => print()}>
        {t('care.print')}
      </Button>
      {state === 'draft' && (
        <>
          <Button onClick={() => setOpen('withdraw')}>{t('care.payment.withdraw')}</Button>
          <Button
            type="primary"
            loading={act.busy}
            onClick={() => run(() => care.submitPayment({ params, body: { version } }))}
          >
            {t('care.payment.submit')}
          </Button>
        </>
      )}
      {payment.mayApprove && (
        <>
          <Button onClick={() => setOpen('sendBack')}>{t('care.payment.sendBack')}</Button>
          <Button
            type="primary"
            loading={act.busy}
            onClick={() =>
              run(() =>
                care.decidePayment({ params, body: { approve: true, reason: '', version } }),
              )
            }
          >
            {t('care.payment.approve')}
          </Button>
        </>
      )}
      {(state === 'approved' || state === 'paid') && (
        <Download label={t('care.payment.file')} file={async () => care.paymentSheet({ params })} />
      )}
      {state === 'approved' && (
        <Button
          type="primary"
          loading={act.busy}
          onClick={() => run(() => care.payPayment({ params, body: { version } }))}
        >
          {t('care.payment.pay')}
        </Button>
      )}
      <ErrorNotice error={act.error} />
      {open && (
        <ReasonDialog
          title={t(`care.payment.${open}`)}
          okText={t(`care.payment.${open}`)}
          label={t('care.reason')}
          onClose={() => setOpen(null)}
          act={async (reason) => {
            await (open === 'sendBack'
              ? care.decidePayment({ params, body: { approve: false, reason, version } })
              : care.withdrawPayment({ params, body: { reason, version } }));
            await renew();
          }}
        />
      )}
    </span>
  );
}

function LineTable({ lines }: { lines: PaymentLine[] }) {
  const { t, locale } = useText();
  const pick = usePick();
  const yuan = (fen: number): string => (fen === 0 ? '' : formatYuan(fen, locale));
  const number = { align: 'right' as const, className: 'care-number' };
  return (
    <Table<PaymentLine>
      rowKey="allowanceId"
      size="small"
      dataSource={lines}
      pagination={{ pageSize: 500, hideOnSinglePage: true, showSizeChanger: false }}
      scroll={{ x: 'max-content' }}
      columns={[
        {
          title: t('care.col.number'),
          className: 'care-number',
          render: (_, row) => elderNumber(row.number),
        },
        { title: t('care.col.name'), dataIndex: 'name' },
        { title: t('care.col.age'), dataIndex: 'age', ...number },
        { title: t('care.col.place'), render: (_, row) => pick(row.villageZh, row.villageEn) },
        {
          title: t('care.payment.tier'),
          render: (_, row) => t('care.payment.tierOf', { age: row.fromAge }),
        },
        { title: t('care.payment.current'), ...number, render: (_, row) => yuan(row.currentFen) },
        {
          title: t('care.payment.back'),
          ...number,
          render: (_, row) => (
            <>
              {yuan(row.backFen)}
              {row.backMonths.length > 0 && (
                <div className="dk-muted">{row.backMonths.join('、')}</div>
              )}
            </>
          ),
        },
        {
          title: t('care.payment.amount'),
          ...number,
          render: (_, row) => <strong>{yuan(row.amountFen)}</strong>,
        },
        { title: t('care.allowance.bankCard'), dataIndex: 'bankCard', className: 'care-number' },
      ]}
    />
  );
}
