import { useQuery } from '@tanstack/react-query';
import { isSignedOut } from '#ui/api/index.ts';
import { ErrorState, LinkButton, Loading, Notice, ProveFirst, StatusTag } from '#ui/index.ts';
import { useParams } from '#ui/router/index.ts';
import type { OwnBill } from '../../contract/index.ts';
import { BillFacts } from './bill-facts.tsx';
import { billMeanings, payment, useWords } from './client.ts';
import { PayPart } from './pay-part.tsx';
import './bills.css';

/** One bill: how much, for what, how it was reckoned; then paying it. */
export default function BillPage() {
  const { t } = useWords();
  const { billId = '' } = useParams();
  const bill = useQuery({
    queryKey: ['payment', 'own', billId],
    queryFn: async () => payment.ownBill({ params: { billId } }),
    retry: (_count, error) => !isSignedOut(error),
  });
  return (
    <>
      <h1>{t('payment.bill.title')}</h1>
      {bill.isPending && <Loading lines={6} />}
      {bill.isError && isSignedOut(bill.error) && <ProveFirst>{t('payment.prove')}</ProveFirst>}
      {bill.isError && !isSignedOut(bill.error) && (
        <ErrorState error={bill.error} onRetry={() => void bill.refetch()} />
      )}
      {bill.data && <Shown bill={bill.data} />}
    </>
  );
}

function Shown({ bill }: { readonly bill: OwnBill }) {
  const { t, pick, yuan } = useWords();
  return (
    <>
      <h2>{pick(bill.titleZh, bill.titleEn)}</h2>
      <p className="pay-big">{yuan(bill.amountFen)}</p>
      <p>
        <StatusTag meaning={bill.overdue ? 'warning' : billMeanings[bill.state]}>
          {t(bill.overdue ? 'payment.own.overdue' : `payment.state.${bill.state}`)}
        </StatusTag>
      </p>
      {bill.payingOrderId && bill.state === 'due' && (
        <Notice meaning="notice" title={t('payment.bill.underWay')}>
          <p>{t('payment.bill.underWayText')}</p>
          <LinkButton to={`/bill-order/${bill.payingOrderId}`} wide>
            {t('payment.bill.seeOrder')}
          </LinkButton>
        </Notice>
      )}
      {bill.state === 'due' && <PayPart billId={bill.id} />}
      {bill.receiptId && (
        <div className="pay-acts">
          <LinkButton to={`/bill-receipt/${bill.receiptId}`} kind="primary" icon="ledger" wide>
            {t('payment.bill.receipt')}
          </LinkButton>
        </div>
      )}
      {bill.reason && (
        <Notice meaning="notice" title={t(`payment.state.${bill.state}`)}>
          <p>{bill.reason}</p>
        </Notice>
      )}
      <BillFacts bill={bill} />
      <LinkButton to="/bills" kind="quiet" icon="back">
        {t('payment.bill.back')}
      </LinkButton>
    </>
  );
}
