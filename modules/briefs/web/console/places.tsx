import { SubNav } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { usePermission } from '#ui/session/index.ts';

/** Briefs and their templates, side by side for who may change both. */
export function Places() {
  const { t } = useText();
  if (!usePermission('briefs.configure')) return null;
  return (
    <SubNav
      label={t('briefs.menu')}
      places={[
        { to: '/briefs', title: t('briefs.list.title') },
        { to: '/briefs/templates', title: t('briefs.templates.title') },
      ]}
    />
  );
}
