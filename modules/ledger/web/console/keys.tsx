import { useText } from '#ui/i18n/text-provider.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { Overview } from '../../contract/index.ts';
import { ledger, useRenew } from './use-ledger.ts';
import { WithReason } from './with-reason.tsx';

/** Public keys, to be given to those who check; changing them; going on after a halt. */
export function Keys({ log }: { log: Overview }) {
  const { t } = useText();
  const mayChange = usePermission('ledger.administer');
  const renew = useRenew();
  const then = (work: (reason: string) => Promise<unknown>) => async (reason: string) => {
    await work(reason);
    await renew();
  };
  return (
    <>
      <h3>{t('ledger.keys.log')}</h3>
      <p className="dk-muted">{t(`ledger.keys.from.${log.keysFrom}`)}</p>
      {log.keys.map((key) => (
        <pre key={key} className="ledger-note">
          {key}
        </pre>
      ))}
      <h3>{t('ledger.keys.witness')}</h3>
      <pre className="ledger-note">{log.witnessKey}</pre>
      {mayChange && (
        <p className="dk-row">
          {log.keysFrom === 'file' && (
            <>
              <WithReason
                label={t('ledger.keys.rotate')}
                run={then((reason) => ledger.rotateKey({ body: { reason } }))}
              />
              {log.keys.length > 1 && (
                <WithReason
                  danger
                  label={t('ledger.keys.retire')}
                  run={then((reason) => ledger.retireKeys({ body: { reason } }))}
                />
              )}
            </>
          )}
          {log.halted && (
            <WithReason
              danger
              label={t('ledger.keys.resume')}
              run={then((reason) => ledger.resume({ body: { reason } }))}
            />
          )}
        </p>
      )}
      <p>
        <a href="/ledger/check.html" download>
          {t('ledger.keys.page')}
        </a>
      </p>
    </>
  );
}
