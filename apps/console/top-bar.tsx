import { Dropdown } from 'antd';
import type { ReactNode } from 'react';
import { LanguageSwitch } from '#ui/i18n/language-switch.tsx';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { OfflineBanner } from '#ui/kit/bars.tsx';
import { permitted } from '#ui/page.ts';
import { Parts } from '#ui/page-view.tsx';
import { useMe, useSession } from '#ui/session/index.ts';
import { bellParts, searchParts } from './pages.ts';

interface TopBarProps {
  /** Calls the menu where it does not stand beside the page. */
  readonly menuButton: ReactNode;
}

/** Town, search, messages, language and the own account. */
export function TopBar({ menuButton }: TopBarProps) {
  const { locale } = useText();
  const { town, permissions } = useMe();
  const mine = new Set(permissions);
  return (
    <>
      <header className="top-bar">
        {menuButton}
        <span className="top-bar-town">{locale === 'zh' ? town.nameZh : town.nameEn}</span>
        <div className="top-bar-search">
          <Parts parts={permitted(searchParts, mine)} />
        </div>
        <Parts parts={permitted(bellParts, mine)} />
        <LanguageSwitch />
        <AccountMenu />
      </header>
      <OfflineBanner />
      <VisitBanner />
    </>
  );
}

/** Whoever looks into a town by break-glass sees so all the time. */
function VisitBanner() {
  const { t, locale } = useText();
  const { visit, town } = useMe();
  const { leaveVisit } = useSession();
  if (!visit) return null;
  return (
    <div className="visit-banner" role="status">
      <Icon name="eye" size={18} />
      <span>
        {t('shell.visit.text', { town: locale === 'zh' ? town.nameZh : town.nameEn })}{' '}
        <Time at={visit.endsAt} /> · {visit.reason}
      </span>
      <button type="button" onClick={() => void leaveVisit()}>
        {t('shell.visit.leave')}
      </button>
    </div>
  );
}

function AccountMenu() {
  const { t, locale } = useText();
  const me = useMe();
  const { signOut } = useSession();
  const roles = me.roles.map((role) => (locale === 'zh' ? role.nameZh : role.nameEn)).join(' · ');
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          {
            key: 'who',
            type: 'group',
            label: (
              <span>
                {me.person.title || me.person.name}
                <br />
                {roles}
              </span>
            ),
          },
          { type: 'divider' },
          {
            key: 'signOut',
            icon: <Icon name="signOut" />,
            label: t('shell.signOut'),
            onClick: () => void signOut(),
          },
        ],
      }}
    >
      <button type="button" className="top-bar-account">
        <span className="top-bar-face" aria-hidden="true">
          {[...me.person.name].at(locale === 'zh' ? -1 : 0)}
        </span>
        <span>
          <strong>{me.person.name}</strong>
          <small>{roles}</small>
        </span>
        <span className="zs-hidden">{t('shell.user')}</span>
        <Icon name="down" size={14} />
      </button>
    </Dropdown>
  );
}
