import { SubNav } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';

/** The pages of the street lights, side by side. */
export function Places() {
  const { t } = useText();
  return (
    <SubNav
      label={t('lighting.menu')}
      places={[
        { to: '/lighting', title: t('lighting.control.title') },
        { to: '/lighting/plan', title: t('lighting.plan.title') },
        { to: '/lighting/saving', title: t('lighting.saving.title') },
        { to: '/lighting/log', title: t('lighting.log.title') },
      ]}
    />
  );
}
