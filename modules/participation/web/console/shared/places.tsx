import { SubNav } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { usePermission } from '#ui/session/index.ts';

/** The pages of participation side by side. */
export function Places() {
  const { t } = useText();
  const mayCall = usePermission('participation.call');
  const mayVerify = usePermission('participation.verify');
  const places = [
    ['/participation', 'suggestions'],
    ['/participation/polls', 'polls'],
    ['/participation/consultations', 'consultations'],
    ['/participation/points', 'points'],
    ...(mayCall ? [['/participation/calls', 'calls']] : []),
    ...(mayVerify ? [['/participation/roll', 'roll']] : []),
  ];
  return (
    <SubNav
      label={t('participation.menu.desk')}
      places={places.map(([to = '', name]) => ({ to, title: t(`participation.nav.${name}`) }))}
    />
  );
}
