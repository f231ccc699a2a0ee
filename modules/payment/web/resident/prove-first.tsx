import { LinkButton, Notice, useText } from '#ui/index.ts';

/** Bills are shown to who proved a phone; the page comes back by itself. */
export function ProveFirst({ back }: { readonly back: string }) {
  const { t } = useText();
  return (
    <Notice meaning="notice" title={t('payment.prove.title')}>
      <p>{t('payment.prove.text')}</p>
      <LinkButton to={`/phone?back=${encodeURIComponent(back)}`} kind="primary" icon="phone" wide>
        {t('payment.prove.act')}
      </LinkButton>
    </Notice>
  );
}
