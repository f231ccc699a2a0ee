import { Button, Notice, useText } from '#ui/index.ts';
import type { Sending } from './use-sending.ts';

/** The one main act, always in sight, and what becomes of it. */
export function SendBar({ sending, despite }: { sending: Sending; despite: boolean }) {
  const { t } = useText();
  const { locked, busy, waiting, tryNow } = sending;
  return (
    <>
      <p className="zs-hint">{t('reports.form.privacy')}</p>
      <div className="rp-send">
        {waiting ? (
          <>
            <Notice meaning="warning" title={t('reports.form.waiting')}>
              <p>{t('reports.form.waitingText')}</p>
            </Notice>
            <Button icon="refresh" wide onClick={tryNow}>
              {t('reports.form.tryNow')}
            </Button>
          </>
        ) : (
          <Button type="submit" kind="primary" icon="send" wide busy={busy} disabled={locked}>
            {t(wordsOf(locked, despite))}
          </Button>
        )}
      </div>
    </>
  );
}

function wordsOf(locked: boolean, despite: boolean): string {
  if (locked) return 'reports.form.sending';
  return despite ? 'reports.form.sendAnyway' : 'reports.form.send';
}
