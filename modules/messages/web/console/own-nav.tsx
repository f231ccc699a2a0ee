import { SubNav } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';

/** The own pages: inbox and preferences. */
export function OwnNav() {
  const { t } = useText();
  return (
    <SubNav
      label={t('messages.menu.inbox')}
      places={[
        { to: '/messages/inbox', title: t('messages.menu.inbox') },
        { to: '/messages/preferences', title: t('messages.menu.preferences') },
      ]}
    />
  );
}

/** The administrator's pages: templates and channels. */
export function ManageNav() {
  const { t } = useText();
  return (
    <SubNav
      label={t('messages.menu.templates')}
      places={[
        { to: '/messages/templates', title: t('messages.menu.templates') },
        { to: '/messages/channels', title: t('messages.menu.channels') },
      ]}
    />
  );
}
