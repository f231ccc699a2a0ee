import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link, useParams } from 'react-router';
import { exactInstant } from '#platform/i18n/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { ErrorState, Loading } from '#ui/kit/states.tsx';
import type { ReceiptView } from '../../../contract/index.ts';
import { assist, usePick } from '../shared/client.ts';
import '../shared/assist.css';
import './print.css';

/** The receipt for the resident, in type that an old person reads without glasses. */
export default function ReceiptPage() {
  const { t } = useText();
  const { sessionId = '' } = useParams();
  const receipt = useQuery({
    queryKey: ['assist', 'receipt', sessionId],
    queryFn: async () => assist.receipt({ params: { sessionId } }),
  });
  if (receipt.isPending) return <Loading lines={8} />;
  if (receipt.isError)
    return <ErrorState error={receipt.error} onRetry={() => void receipt.refetch()} />;
  return (
    <>
      <div className="dk-row as-no-print">
        <Button type="primary" icon={<Icon name="print" size={16} />} onClick={() => print()}>
          {t('assist.receipt.print')}
        </Button>
        <Link to={`/assist/sessions/${sessionId}`}>
          <Button>{t('assist.receipt.back')}</Button>
        </Link>
      </div>
      <Sheet receipt={receipt.data} />
    </>
  );
}

function Sheet({ receipt }: { receipt: ReceiptView }) {
  const { t } = useText();
  return (
    <article className="as-sheet">
      <header>
        <h1>{t('assist.receipt.title')}</h1>
        <p>{receipt.townName}</p>
      </header>
      <p className="as-sheet-who">{t('assist.receipt.dear', { name: receipt.residentName })}</p>
      {receipt.items.map((item) => (
        <Item key={item.number} item={item} />
      ))}
      {receipt.items.length === 0 && <p>{t('assist.receipt.none')}</p>}
      <section className="as-sheet-call">
        <h2>{t('assist.receipt.questions')}</h2>
        <p className="as-sheet-phone">{receipt.hotline}</p>
        <p>{t('assist.receipt.say')}</p>
      </section>
      <footer>
        {t('assist.receipt.foot', {
          clerk: receipt.clerkName,
          number: receipt.number,
          at: exactInstant(new Date(receipt.at)).slice(0, 16),
        })}
      </footer>
    </article>
  );
}

function Item({ item }: { item: ReceiptView['items'][number] }) {
  const { t } = useText();
  const pick = usePick();
  return (
    <section className="as-sheet-item">
      <div>
        <h2>{item.what || pick(item.titleZh, item.titleEn)}</h2>
        {item.number && (
          <>
            <p>{t('assist.receipt.number')}</p>
            <p className="as-sheet-number">{item.number}</p>
          </>
        )}
        <h3>{t('assist.receipt.next')}</h3>
        <p>
          {item.department
            ? t('assist.receipt.by', { department: item.department })
            : t('assist.receipt.deciding')}
        </p>
        {item.dueAt && (
          <p>{t('assist.receipt.due', { at: exactInstant(new Date(item.dueAt)).slice(0, 16) })}</p>
        )}
      </div>
      {item.qrPath && (
        <figure>
          <svg
            viewBox={`-2 -2 ${item.qrSide + 4} ${item.qrSide + 4}`}
            role="img"
            aria-label={t('assist.receipt.scan')}
          >
            <path d={item.qrPath} />
          </svg>
          <figcaption>{t('assist.receipt.scan')}</figcaption>
        </figure>
      )}
    </section>
  );
}
