import type { Static } from '#platform/contract/index.ts';
import { Icon, StatusTag, Time, useText } from '#ui/index.ts';
import { Link } from '#ui/router/index.ts';
import type { PublicCase } from '../../contract/index.ts';
import { CategoryIcon } from './category-icon.tsx';
import { meaningOfState } from './steps.tsx';

/** One public case in the list. */
export function PublicCaseRow({ one }: { one: Static<typeof PublicCase> }) {
  const { t } = useText();
  return (
    <li>
      <Link to={`/public/${encodeURIComponent(one.number)}`} className="zs-list-item">
        <CategoryIcon icon={one.categoryIcon} code={one.categoryCode} />
        <span className="zs-list-text">
          <span className="zs-list-title">{one.summary || one.categoryName}</span>
          <span className="zs-list-detail">
            {[one.villageName, one.departmentName].filter(Boolean).join(' · ')}
            {' · '}
            <Time at={one.registeredAt} />
          </span>
        </span>
        <span className="zs-list-aside">
          <PublicState one={one} />
          {one.rating !== null && (
            <span className="rp-row-rating" title={t('reports.public.rating')}>
              <Icon name="star" size={18} /> {one.rating}
              <span className="zs-hidden">{t(`ui.stars.${one.rating}`)}</span>
            </span>
          )}
        </span>
      </Link>
    </li>
  );
}

/** Its state in one word. */
export function PublicState({ one }: { one: Static<typeof PublicCase> }) {
  const { t } = useText();
  return (
    <StatusTag meaning={meaningOfState(one.state)}>{t(`reports.state.${one.state}`)}</StatusTag>
  );
}
