import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import type { Overview } from '../../contract/index.ts';

/** Size, signature and root of the published checkpoint. */
export function LogHead({ log }: { log: Overview }) {
  const { t } = useText();
  return (
    <dl className="ledger-head">
      <div>
        <dt>{t('ledger.head.signed')}</dt>
        <dd className="ledger-number">{log.signedSize}</dd>
      </div>
      <div>
        <dt>{t('ledger.head.waiting')}</dt>
        <dd className="ledger-number">{log.waiting + log.size - log.signedSize}</dd>
      </div>
      <div>
        <dt>{t('ledger.head.signedAt')}</dt>
        <dd>{log.signedAt ? <Time at={log.signedAt} /> : t('ledger.never')}</dd>
      </div>
      <div>
        <dt>{t('ledger.head.origin')}</dt>
        <dd>
          <code>{log.origin}</code>{' '}
          <a href={`${log.path}/checkpoint`} target="_blank" rel="noreferrer">
            {t('ledger.head.checkpoint')}
          </a>
        </dd>
      </div>
      <div className="ledger-wide">
        <dt>{t('ledger.head.root')}</dt>
        <dd>
          <code className="ledger-hash">{log.root ?? '—'}</code>
        </dd>
      </div>
    </dl>
  );
}
