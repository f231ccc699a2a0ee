import { Card, LinkButton, Notice, useText } from '#ui/index.ts';
import type { Claimed } from './claim-form.tsx';

/** The device is registered; its secret is shown this once. */
export function ClaimedCard({ claimed }: { claimed: Claimed }) {
  const { t } = useText();
  return (
    <>
      <h1 tabIndex={-1}>{t('things.claimed.title')}</h1>
      <Notice meaning="ok" title={t('things.claimed.code', { code: claimed.code })} />
      {claimed.externalId && (
        <Card>
          <p className="zs-hint">{t('things.claimed.externalId')}</p>
          <p>
            <strong>{claimed.externalId}</strong>
          </p>
          {claimed.secret && (
            <>
              <p className="zs-hint">{t('things.claimed.secret')}</p>
              <p style={{ overflowWrap: 'anywhere' }}>
                <code>{claimed.secret}</code>
              </p>
            </>
          )}
        </Card>
      )}
      {claimed.secret && <Notice meaning="warning" title={t('things.claimed.once')} />}
      <LinkButton to="/claim">{t('things.claimed.next')}</LinkButton>
    </>
  );
}
