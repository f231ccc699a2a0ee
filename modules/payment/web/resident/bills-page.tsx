import { useQuery } from '@tanstack/react-query';
import { isSignedOut } from '#ui/api/index.ts';
import {
  EmptyState,
  ErrorState,
  LinkButton,
  List,
  ListItem,
  Loading,
  ProveFirst,
  StatusTag,
} from '#ui/index.ts';
import type { OwnBill } from '../../contract/index.ts';
import { billMeanings, payment, useWords } from './client.ts';
import './bills.css';

/** 我的缴费: what is owed first, then what was paid. */
export default function BillsPage() {
  const { t, yuan } = useWords();
  const bills = useQuery({
    queryKey: ['payment', 'own'],
    queryFn: async () => payment.ownBills({}),
    retry: (_count, error) => !isSignedOut(error),
  });
  const items = bills.data?.items ?? [];
  const due = items.filter(({ state }) => state === 'due');
  const past = items.filter(({ state }) => state !== 'due');
  return (
    <>
      <h1>{t('payment.menu.bills')}</h1>
      {bills.isPending && <Loading lines={6} />}
      {bills.isError && isSignedOut(bills.error) && <ProveFirst>{t('payment.prove')}</ProveFirst>}
      {bills.isError && !isSignedOut(bills.error) && (
        <ErrorState error={bills.error} onRetry={() => void bills.refetch()} />
      )}
      {bills.data && due.length > 0 && (
        <>
          <div className="pay-sum">
            <p>{t('payment.own.due', { count: due.length })}</p>
            <strong>{yuan(bills.data.dueFen)}</strong>
          </div>
          <BillList bills={due} label={t('payment.own.dueList')} />
        </>
      )}
      {bills.data && due.length === 0 && (
        <EmptyState icon="checkCircle" title={t('payment.own.nothing')}>
          {t('payment.own.nothingText')}
        </EmptyState>
      )}
      {bills.data && (
        <div className="pay-acts">
          <LinkButton to="/bill-find" icon="users" wide>
            {t('payment.find.title')}
          </LinkButton>
        </div>
      )}
      {past.length > 0 && (
        <>
          <h2>{t('payment.own.past')}</h2>
          <BillList bills={past} label={t('payment.own.past')} />
        </>
      )}
      {bills.data && <p className="zs-hint">{bills.data.windowWords}</p>}
    </>
  );
}

function BillList({
  bills,
  label,
}: {
  readonly bills: readonly OwnBill[];
  readonly label: string;
}) {
  const { t, pick, yuan } = useWords();
  return (
    <List label={label}>
      {bills.map((bill) => (
        <ListItem
          key={bill.id}
          to={`/bills/${bill.id}`}
          title={pick(bill.titleZh, bill.titleEn)}
          aside={<span className="pay-amount">{yuan(bill.amountFen)}</span>}
        >
          <State bill={bill} />{' '}
          {bill.state === 'due' && (
            <span className="pay-until">{t('payment.own.until', { day: bill.dueDay })}</span>
          )}
        </ListItem>
      ))}
    </List>
  );
}

function State({ bill }: { readonly bill: OwnBill }) {
  const { t } = useWords();
  if (bill.payingOrderId) {
    return <StatusTag meaning="notice">{t('payment.own.confirming')}</StatusTag>;
  }
  if (bill.overdue) return <StatusTag meaning="warning">{t('payment.own.overdue')}</StatusTag>;
  return (
    <StatusTag meaning={billMeanings[bill.state]}>{t(`payment.state.${bill.state}`)}</StatusTag>
  );
}
