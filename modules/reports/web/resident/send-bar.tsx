import { Button, Notice, useText } from '#ui/index.ts';
import type { Sending } from './use-sending.ts';

/** The one main act, always in sight, and what becomes of it. */
export function SendBar({ sending, despite }: { sending: Sending; despite: boolean }) {
  const { t } = useText();
  const { locked, busy, waiting, tryNow } = sending;
  return (
    <>
      <p className="zs-hint">{t('reports.form.privacy')}</p>
      {waiting && (
        <Notice meaning="warning" title={t('reports.form.waiting')}>
          <p>{t('reports.form.waitingText')}</p>
          <Button icon="refresh" onClick={tryNow}>
            {t('reports.form.tryNow')}
          </Button>
        </Notice>
      )}
      <div className="rp-send">
        <Button type="submit" kind="primary" icon="send" wide busy={busy} disabled={locked}>
          {t(
            locked
              ? 'reports.form.sending'
              : despite
                ? 'reports.form.sendAnyway'
                : 'reports.form.send',
          )}
        </Button>
      </div>
    </>
  );
}
