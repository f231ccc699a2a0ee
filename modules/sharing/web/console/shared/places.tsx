import { SubNav } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';

const places = [
  ['/sharing', 'asking'],
  ['/sharing/deciding', 'deciding'],
  ['/sharing/grants', 'grants'],
  ['/sharing/uses', 'uses'],
  ['/sharing/corrections', 'corrections'],
  ['/sharing/matters', 'matters'],
  ['/sharing/subscriptions', 'subscriptions'],
  ['/sharing/interfaces', 'interfaces'],
] as const;

/** The pages of sharing side by side. */
export function Places() {
  const { t } = useText();
  return (
    <SubNav
      label={t('sharing.menu.sharing')}
      places={places.map(([to, name]) => ({ to, title: t(`sharing.nav.${name}`) }))}
    />
  );
}
