import { SubNav } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { usePermission } from '#ui/session/index.ts';

/** The pages of the library, side by side. */
export function Places() {
  const { t } = useText();
  const mayConfigure = usePermission('policy.configure');
  const places = [
    { to: '/policy', title: t('policy.nav.list') },
    { to: '/policy/words', title: t('policy.nav.words') },
    ...(mayConfigure ? [{ to: '/policy/answering', title: t('policy.nav.answering') }] : []),
  ];
  return <SubNav label={t('policy.menu.policy')} places={places} />;
}
