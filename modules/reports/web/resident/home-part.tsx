import { Icon, Notice, useText } from '#ui/index.ts';
import { Link } from '#ui/router/index.ts';
import { CategoryIcon } from './category-icon.tsx';
import { isWaiting } from './draft.ts';
import { waitingCount } from './outbox/count.ts';
import { PhoneLink } from './phone-link.tsx';
import { useChoices } from './use-choices.ts';
import './resident.css';

/** On the first page: which town this is, what is reported most, and whom to call. */
export default function HomePart() {
  const { t } = useText();
  const { data } = useChoices();
  return (
    <>
      {(isWaiting() || waitingCount() > 0) && (
        <Notice meaning="warning" title={t('reports.home.waiting')}>
          <p>
            <Link to={isWaiting() ? '/report' : '/waiting'}>{t('reports.home.waitingLink')}</Link>
          </p>
        </Notice>
      )}
      {data && (
        <section aria-labelledby="rp-popular">
          <h2 id="rp-popular" className="home-more">
            {t('reports.home.popular')}
          </h2>
          <div className="rp-popular">
            {data.popular.map(({ code, name, icon }) => (
              <Link key={code} to={`/report?category=${code}`} className="rp-popular-item">
                <CategoryIcon icon={icon} code={code} size={34} />
                {name}
              </Link>
            ))}
          </div>
          <p className="rp-town">
            <Icon name="building" /> {data.townName}
            {data.hotline && <PhoneLink number={data.hotline} label={t('reports.home.duty')} />}
          </p>
        </section>
      )}
    </>
  );
}
