import { useState } from 'react';
import type { Static } from '#platform/contract/index.ts';
import { createClient } from '#ui/api/index.ts';
import { Button, Card, ErrorNotice, Time, useText } from '#ui/index.ts';
import { api, type StepReceipt } from '../../contract/index.ts';

type Receipt = Static<typeof StepReceipt>;

interface LedgerReceiptsProps {
  readonly holder: { readonly number: string; readonly token: string };
}

/** The ledger's receipts of the own report, to be kept and checked off line. */
export function LedgerReceipts({ holder }: LedgerReceiptsProps) {
  const { t, locale } = useText();
  const [receipts, setReceipts] = useState<readonly Receipt[] | null>(null);
  const [error, setError] = useState<unknown>(null);
  const load = async (): Promise<void> => {
    setError(null);
    try {
      const { number, token } = holder;
      const reply = await createClient(api).receipts({ params: { number }, body: { token } });
      setReceipts(reply.items);
    } catch (fault) {
      setError(fault);
    }
  };
  return (
    <Card title={t('reports.receipts.title')}>
      <p>{t('reports.receipts.text')}</p>
      <ErrorNotice error={error} />
      {(receipts === null || receipts.length === 0) && (
        <Button onClick={() => void load()}>{t('reports.receipts.load')}</Button>
      )}
      {receipts?.length === 0 && <p role="status">{t('reports.receipts.none')}</p>}
      {receipts && receipts.length > 0 && (
        <>
          <ul className="rp-receipts">
            {receipts.map((one) => (
              <li key={one.fileName}>
                <a
                  download={one.fileName}
                  href={`data:application/octet-stream;base64,${encoded(one.text)}`}
                >
                  {t('reports.receipts.save', { step: locale === 'zh' ? one.zh : one.en })}
                </a>{' '}
                <Time at={one.at} />
              </li>
            ))}
          </ul>
          <p>
            <a href="/ledger/check.html" download>
              {t('reports.receipts.page')}
            </a>
          </p>
        </>
      )}
    </Card>
  );
}

/** UTF-8 as base64. */
function encoded(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
