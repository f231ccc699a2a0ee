import { SubNav } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { usePermission } from '#ui/session/index.ts';

/** Day sheet, desk, plans, rules, figures side by side. */
export function BookingNav() {
  const { t } = useText();
  const mayCall = usePermission('booking.call');
  return (
    <SubNav
      label={t('booking.nav.label')}
      places={[
        { to: '/booking', title: t('booking.nav.sheet') },
        ...(mayCall ? [{ to: '/booking/desk', title: t('booking.nav.desk') }] : []),
        { to: '/booking/plans', title: t('booking.nav.plans') },
        { to: '/booking/rules', title: t('booking.nav.rules') },
        { to: '/booking/figures', title: t('booking.nav.figures') },
      ]}
    />
  );
}
