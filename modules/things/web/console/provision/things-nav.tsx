import { SubNav } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';

/** Pages about devices, side by side. */
export function ThingsNav() {
  const { t } = useText();
  return (
    <SubNav
      label={t('things.menu.things')}
      places={[
        { to: '/things', title: t('things.list.all') },
        { to: '/things/groups', title: t('things.menu.groups') },
        { to: '/things/claims', title: t('things.menu.claims') },
      ]}
    />
  );
}
