import { Link, useLocation } from 'react-router';
import { useText } from '../i18n/text-provider.tsx';
import { Icon } from '../icons/icon.tsx';

/** What the window desk hands over when it sends a clerk to another page for a resident. */
interface HandedOver {
  readonly principal?: { readonly personId: string; readonly name: string };
  readonly returnTo?: string;
}

/** For whom the page is, as the desk said it in the state of the way; nothing of it stands in the address. */
export function useHandedOver(): HandedOver {
  const { state } = useLocation() as { state: unknown };
  const { principal, returnTo } = (state ?? {}) as HandedOver;
  return {
    ...(typeof principal?.personId === 'string' ? { principal } : {}),
    ...(typeof returnTo === 'string' && returnTo.startsWith('/') ? { returnTo } : {}),
  };
}

/** For whom one acts, and the way back to the session; nothing for who came by the menu. */
export function ForResident() {
  const { t } = useText();
  const { principal, returnTo } = useHandedOver();
  if (!principal || !returnTo) return null;
  return (
    <p className="dk-for" role="note">
      <Icon name="user" size={18} />
      <span className="dk-grow">
        {t('ui.desk.for.acting', { name: principal.name || t('ui.desk.for.noName') })}
      </span>
      <Link to={returnTo}>{t('ui.desk.for.back')}</Link>
    </p>
  );
}
