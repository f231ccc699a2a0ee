import { useQuery, useQueryClient } from '@tanstack/react-query';
import { isSignedOut } from '#ui/api/index.ts';
import {
  Button,
  ErrorNotice,
  ErrorState,
  LinkButton,
  Loading,
  Notice,
  ProveFirst,
} from '#ui/index.ts';
import { useParams } from '#ui/router/index.ts';
import { useAct } from '#ui/session/use-act.ts';
import type { OrderView } from '../../contract/index.ts';
import { payment, useWords } from './client.ts';
import { PayCode } from './pay-code.tsx';
import './bills.css';

const askAgainMs = 3000;

/** How a payment stands: honest while it is not confirmed, plain when it is. */
export default function OrderPage() {
  const { t } = useWords();
  const { orderId = '' } = useParams();
  const order = useQuery({
    queryKey: ['payment', 'order', orderId],
    queryFn: async () => payment.ownOrder({ params: { orderId } }),
    refetchInterval: ({ state }) => (state.data && isOpen(state.data) ? askAgainMs : false),
    retry: (_count, error) => !isSignedOut(error),
  });
  return (
    <>
      <h1>{t('payment.order.title')}</h1>
      {order.isPending && <Loading lines={5} />}
      {order.isError && isSignedOut(order.error) && <ProveFirst>{t('payment.prove')}</ProveFirst>}
      {order.isError && !isSignedOut(order.error) && (
        <ErrorState error={order.error} onRetry={() => void order.refetch()} />
      )}
      {order.data && <Shown order={order.data} />}
    </>
  );
}

const isOpen = ({ state }: OrderView): boolean => state === 'created' || state === 'paying';

function Shown({ order }: { readonly order: OrderView }) {
  const { t, pick, yuan } = useWords();
  return (
    <>
      <h2>{pick(order.titleZh, order.titleEn)}</h2>
      <p className="pay-big">{yuan(order.amountFen)}</p>
      {isOpen(order) && <Acts order={order} />}
      <div role="status" aria-live="polite">
        <Result order={order} />
      </div>
      <div className="pay-acts">
        {order.receiptId && (
          <LinkButton to={`/bill-receipt/${order.receiptId}`} kind="primary" icon="ledger" wide>
            {t('payment.bill.receipt')}
          </LinkButton>
        )}
        <LinkButton to="/bills" icon="list" wide>
          {t('payment.bill.back')}
        </LinkButton>
      </div>
      <p className="zs-hint">{t('payment.order.number', { number: order.number })}</p>
    </>
  );
}

function Result({ order }: { readonly order: OrderView }) {
  const { t } = useWords();
  const { state, surplus } = order;
  if (surplus) {
    return (
      <Notice meaning="warning" title={t('payment.order.surplus')}>
        <p>{t('payment.order.surplusText')}</p>
      </Notice>
    );
  }
  if (state === 'paid') {
    return (
      <Notice meaning="ok" title={t('payment.order.paid')}>
        <p>{t(order.simulated ? 'payment.order.paidSimulated' : 'payment.order.paidText')}</p>
      </Notice>
    );
  }
  if (isOpen(order)) {
    return (
      <Notice meaning="notice" title={t('payment.order.confirming')}>
        <p>{t('payment.order.confirmingText')}</p>
      </Notice>
    );
  }
  const meaning = state === 'disputed' ? 'warning' : 'notice';
  return (
    <Notice meaning={meaning} title={t(`payment.order.state.${state}`)}>
      <p>{t(`payment.order.words.${state}`)}</p>
    </Notice>
  );
}

function Acts({ order }: { readonly order: OrderView }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const act = useAct();
  const params = { orderId: order.id };
  const doing = async (work: () => Promise<OrderView>): Promise<void> => {
    await act.run(async () => {
      await work();
      await queries.invalidateQueries({ queryKey: ['payment'] });
    });
  };
  return (
    <>
      {order.pay.kind === 'qr' && <PayCode order={order} />}
      {order.simulated && (
        <Notice meaning="warning" title={t('payment.simulated.title')}>
          <p>{t('payment.simulated.text')}</p>
        </Notice>
      )}
      <ErrorNotice error={act.error} />
      <div className="pay-acts">
        {order.simulated && (
          <Button
            kind="primary"
            wide
            busy={act.busy}
            onClick={() => void doing(async () => payment.simulatePayment({ params }))}
          >
            {t('payment.simulated.act')}
          </Button>
        )}
        {order.pay.kind === 'redirect' && (
          <Button kind="primary" wide onClick={() => globalThis.location.assign(order.pay.target)}>
            {t('payment.order.open')}
          </Button>
        )}
        <Button
          kind="quiet"
          wide
          disabled={act.busy}
          onClick={() => void doing(async () => payment.cancelOrder({ params }))}
        >
          {t('payment.order.cancel')}
        </Button>
      </div>
    </>
  );
}
