import { Link } from 'react-router';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { type IconName, iconPaths } from '#ui/icons/names.ts';
import type { SessionView } from '../../../contract/index.ts';
import { usePick } from '../shared/client.ts';

const iconOf = (name: string): IconName => (name in iconPaths ? (name as IconName) : 'tasks');

/** What can be done for the resident: whatever modules offer, within the consent and the clerk's rights. */
export function ActTiles({ session }: { session: SessionView }) {
  const { t } = useText();
  const pick = usePick();
  const { personId, name } = session.resident;
  const handedOver = {
    principal: { personId, name },
    channel: session.way === 'telephone' ? 'hotline' : 'window',
    returnTo: `/assist/sessions/${session.id}`,
  };
  return (
    <section className="dk-card">
      <h2>{t('assist.session.acts')}</h2>
      <div className="as-tiles">
        {session.offered.map((act) => (
          <Link key={act.code} to={act.path} state={handedOver} className="as-tile">
            <Icon name={iconOf(act.icon)} size={28} />
            <strong>{pick(act.titleZh, act.titleEn)}</strong>
            <span>{pick(act.hintZh, act.hintEn)}</span>
          </Link>
        ))}
      </div>
      {session.offered.length === 0 && <p className="dk-muted">{t('assist.session.nothing')}</p>}
    </section>
  );
}
