import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { PageHead, saveFile, useAct } from '#ui/desk/index.ts';
import { Icon } from '#ui/icons/icon.tsx';
import { ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { Notice } from '#ui/kit/status-tag.tsx';
import { Timeline, type TimelineStep } from '#ui/kit/timeline.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { BillStep, BillView } from '../../../contract/index.ts';
import { payment, useLivePayment, useWords } from '../shared/client.ts';
import { Places } from '../shared/places.tsx';
import { BillTag } from '../shared/state-tags.tsx';
import { RefundModal, WaiverModal, WithdrawModal } from './bill-acts.tsx';
import '../shared/payment.css';

/** One bill with everything that happened to it. */
export default function BillPage() {
  const { t } = useWords();
  const { billId = '' } = useParams();
  useLivePayment();
  const bill = useQuery({
    queryKey: ['payment', 'bill', billId],
    queryFn: async () => payment.bill({ params: { billId } }),
  });
  return (
    <>
      <PageHead title={t('payment.bill.title')}>{bill.data && <Acts bill={bill.data} />}</PageHead>
      <Places />
      {bill.isPending && <Loading lines={8} />}
      {bill.isError && <ErrorState error={bill.error} onRetry={() => void bill.refetch()} />}
      {bill.data && <Shown bill={bill.data} />}
    </>
  );
}

type Open = 'withdraw' | 'waive' | 'refund' | null;

function Acts({ bill }: { readonly bill: BillView }) {
  const { t } = useWords();
  const [open, setOpen] = useState<Open>(null);
  const mayManage = usePermission('payment.manage');
  const atWindow = usePermission('payment.window');
  const act = useAct();
  const close = (): void => setOpen(null);
  const receipt = async (): Promise<unknown> =>
    act.run(async () => {
      const receiptId = bill.receiptId ?? '';
      saveFile(await payment.receiptPdf({ params: { receiptId }, query: {} }));
    });
  const isDue = bill.state === 'due';
  return (
    <>
      {atWindow && bill.receiptId && (
        <Button icon={<Icon name="print" />} loading={act.busy} onClick={() => void receipt()}>
          {t('payment.bill.receipt')}
        </Button>
      )}
      {atWindow && isDue && !bill.openWaiver && (
        <Button onClick={() => setOpen('waive')}>{t('payment.bill.waive')}</Button>
      )}
      {mayManage && isDue && (
        <Button danger onClick={() => setOpen('withdraw')}>
          {t('payment.bill.withdraw')}
        </Button>
      )}
      {atWindow && bill.paidOrderId && bill.refundableFen > 0 && (
        <Button onClick={() => setOpen('refund')}>{t('payment.bill.refund')}</Button>
      )}
      {open === 'withdraw' && <WithdrawModal bill={bill} onClose={close} />}
      {open === 'waive' && <WaiverModal bill={bill} onClose={close} />}
      {open === 'refund' && <RefundModal bill={bill} onClose={close} />}
      <ErrorNotice error={act.error} />
    </>
  );
}

function Shown({ bill }: { readonly bill: BillView }) {
  const { t, pick, yuan } = useWords();
  const facts = [
    [t('payment.col.number'), bill.number],
    [t('payment.bill.code'), bill.payCode],
    [t('payment.col.payer'), bill.payerName],
    [t('payment.bill.phone'), bill.payerPhone || '—'],
    [t('payment.col.account'), bill.accountNumber || '—'],
    [t('payment.col.due'), bill.dueDay],
    [t('payment.col.department'), pick(bill.departmentZh, bill.departmentEn)],
    [t('payment.bill.refunded'), yuan(bill.refundedFen)],
  ];
  return (
    <>
      <h2>{pick(bill.titleZh, bill.titleEn)}</h2>
      <p>
        <strong className="pay-change">{yuan(bill.amountFen)}</strong>{' '}
        <BillTag state={bill.state} overdue={bill.overdue} />
      </p>
      {bill.openWaiver && <Notice meaning="notice" title={t('payment.bill.waiverOpen')} />}
      <dl className="pay-facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h3>{t('payment.bill.reckoned')}</h3>
      <ul>
        {bill.calculation.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name and never move.
          <li key={at}>
            {t(`payment.line.${line.kind}`, {
              quantity: line.quantity,
              unit: t(`payment.unit.${line.unit}`),
              price: yuan(line.unitFen),
              percent: line.percent,
            })}
            {': '}
            {yuan(line.amountFen)}
          </li>
        ))}
      </ul>
      {bill.basisZh && <p className="dk-muted">{bill.basisZh}</p>}
      <h3>{t('payment.bill.history')}</h3>
      <Timeline label={t('payment.bill.history')} steps={bill.steps.map(useStep())} />
    </>
  );
}

function useStep(): (step: BillStep, at: number) => TimelineStep {
  const { t, yuan } = useWords();
  return ({ at, kind, amountFen, channel, number, words }, place) => ({
    id: `${place}`,
    at,
    title: t(`payment.step.${kind}`, {
      amount: yuan(amountFen),
      channel: channel ? t(`payment.channel.${channel}`) : '',
    }),
    body: [number, words].filter(Boolean).join(' · '),
    icon: kind.startsWith('order') ? 'money' : 'check',
  });
}
