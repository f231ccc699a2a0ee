import { useQuery } from '@tanstack/react-query';
import { exactInstant } from '#platform/i18n/index.ts';
import { isSignedOut } from '#ui/api/index.ts';
import { saveFile } from '#ui/desk/files.ts';
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
import type { ReceiptView } from '../../contract/index.ts';
import { payment, useWords } from './client.ts';
import './bills.css';

/** 缴费收据: to be shown, saved, verified. */
export default function ReceiptPage() {
  const { t } = useWords();
  const { receiptId = '' } = useParams();
  const act = useAct();
  const receipt = useQuery({
    queryKey: ['payment', 'receipt', receiptId],
    queryFn: async () => payment.ownReceipt({ params: { receiptId } }),
    retry: (_count, error) => !isSignedOut(error),
  });
  const save = async (): Promise<void> =>
    act.run(async () => {
      const file = await payment.ownReceiptPdf({ params: { receiptId } });
      saveFile(file);
    });
  const prove = async (): Promise<void> =>
    act.run(async () => {
      const { fileName, text } = await payment.ownReceiptProof({ params: { receiptId } });
      const bytes = new TextEncoder().encode(text);
      saveFile({ fileName, mediaType: 'application/octet-stream', bytes });
    });
  return (
    <>
      <h1>{t('payment.receipt.title')}</h1>
      {receipt.isPending && <Loading lines={6} />}
      {receipt.isError && isSignedOut(receipt.error) && (
        <ProveFirst>{t('payment.prove')}</ProveFirst>
      )}
      {receipt.isError && !isSignedOut(receipt.error) && (
        <ErrorState error={receipt.error} onRetry={() => void receipt.refetch()} />
      )}
      {receipt.data && <Paper receipt={receipt.data} />}
      <ErrorNotice error={act.error} />
      {receipt.data && (
        <div className="pay-acts">
          <Button kind="primary" icon="download" wide busy={act.busy} onClick={() => void save()}>
            {t('payment.receipt.save')}
          </Button>
          <Button icon="shield" wide busy={act.busy} onClick={() => void prove()}>
            {t('payment.receipt.proof')}
          </Button>
          <p className="zs-hint">
            {t('payment.receipt.proofText')}{' '}
            <a href="/ledger/check.html" download>
              {t('payment.receipt.checkPage')}
            </a>
          </p>
          <LinkButton to="/bills" icon="list" wide>
            {t('payment.bill.back')}
          </LinkButton>
        </div>
      )}
    </>
  );
}

function Paper({ receipt }: { readonly receipt: ReceiptView }) {
  const { t, pick, yuan } = useWords();
  const rows = [
    [t('payment.receipt.item'), pick(receipt.titleZh, receipt.titleEn)],
    [t('payment.bill.payer'), receipt.payerName],
    [t('payment.receipt.way'), t(`payment.channel.${receipt.channel}`)],
    [t('payment.receipt.time'), exactInstant(new Date(receipt.issuedAt)).slice(0, 16)],
    [t('payment.receipt.issuer'), pick(receipt.departmentZh, receipt.departmentEn)],
    [t('payment.bill.number'), receipt.billNumber],
    [t('payment.receipt.number'), receipt.number],
    [t('payment.receipt.code'), receipt.code.replace(/(.{4})(?=.)/g, '$1 ')],
    ...(receipt.refundedFen > 0
      ? [[t('payment.receipt.refunded'), yuan(receipt.refundedFen)]]
      : []),
  ];
  return (
    <article className="pay-receipt">
      <h2>{pick(receipt.townZh, receipt.townEn)}</h2>
      {receipt.simulated && (
        <Notice meaning="warning" title={t('payment.receipt.simulated')}>
          <p>{t('payment.receipt.simulatedText')}</p>
        </Notice>
      )}
      <p className="pay-big">{yuan(receipt.amountFen)}</p>
      <p>{receipt.amountWords}</p>
      <dl className="pay-facts">
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </article>
  );
}
