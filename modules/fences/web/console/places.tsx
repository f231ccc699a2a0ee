import { SubNav } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';

/** The pages of the fences, side by side. */
export function Places() {
  const { t } = useText();
  return (
    <SubNav
      label={t('fences.menu')}
      places={[
        { to: '/fences', title: t('fences.list') },
        { to: '/fences/log', title: t('fences.log.title') },
      ]}
    />
  );
}
