import { SubNav } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';

/** The pages of the environment, side by side. */
export function Places() {
  const { t } = useText();
  return (
    <SubNav
      label={t('environment.menu')}
      places={[
        { to: '/environment', title: t('environment.now') },
        { to: '/environment/reports', title: t('environment.report.title') },
      ]}
    />
  );
}
