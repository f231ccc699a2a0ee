import { Link } from 'react-router';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { type IconName, iconPaths } from '#ui/icons/names.ts';
import { usePermission } from '#ui/session/index.ts';
import type { SessionView } from '../../../contract/index.ts';
import { usePick } from '../shared/client.ts';

const iconOf = (name: string): IconName => (name in iconPaths ? (name as IconName) : 'tasks');

/** What can be done for the resident: a report, and whatever other modules offer. */
export function ActTiles({ session }: { session: SessionView }) {
  const { t } = useText();
  const pick = usePick();
  const mayReport = usePermission('reports.take') && session.covers.includes('report');
  const returnTo = `/assist/sessions/${session.id}`;
  const { personId, name } = session.resident;
  const principal = { personId, name };
  const channel = session.way === 'telephone' ? 'hotline' : 'window';
  return (
    <section className="dk-card">
      <h2>{t('assist.session.acts')}</h2>
      <div className="as-tiles">
        {mayReport && (
          <Link to="/cases/new" state={{ principal, channel, returnTo }} className="as-tile">
            <Icon name="camera" size={28} />
            <strong>{t('assist.kind.report')}</strong>
            <span>{t('assist.session.reportHint')}</span>
          </Link>
        )}
        {session.offered.map((act) => (
          <Link key={act.code} to={act.path} state={{ principal, returnTo }} className="as-tile">
            <Icon name={iconOf(act.icon)} size={28} />
            <strong>{pick(act.titleZh, act.titleEn)}</strong>
            <span>{pick(act.hintZh, act.hintEn)}</span>
          </Link>
        ))}
      </div>
      {!mayReport && session.offered.length === 0 && (
        <p className="dk-muted">{t('assist.session.nothing')}</p>
      )}
    </section>
  );
}
