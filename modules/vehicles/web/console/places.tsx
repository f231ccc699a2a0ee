import { SubNav } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';

/** The pages of the vehicles, side by side. */
export function Places() {
  const { t } = useText();
  return (
    <SubNav
      label={t('vehicles.menu')}
      places={[
        { to: '/vehicles', title: t('vehicles.now') },
        { to: '/vehicles/track', title: t('vehicles.track.title') },
        { to: '/vehicles/coverage', title: t('vehicles.coverage.title') },
        { to: '/vehicles/routes', title: t('vehicles.routes.title') },
      ]}
    />
  );
}
