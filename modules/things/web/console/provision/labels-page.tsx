import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { ErrorState, Loading } from '#ui/kit/states.tsx';
import { useMe } from '#ui/session/index.ts';
import type { ClaimLabel } from '../../../contract/index.ts';
import { things } from '../use-things.ts';
import { groupsOfFour } from './claims-page.tsx';
import './labels.css';

/** Labels on A4, three across and eight down. */
export default function LabelsPage() {
  const { t } = useText();
  const [search] = useSearchParams();
  const ids = search.getAll('id');
  const labels = useQuery({
    queryKey: ['things', 'labels', ids],
    queryFn: async () => things.claimLabels({ query: { id: ids } }),
    enabled: ids.length > 0,
  });
  return (
    <>
      <div className="th-label-bar">
        <Link to="/things/claims">
          <Icon name="back" size={16} /> {t('things.menu.claims')}
        </Link>
        <h1>{t('things.claims.printTitle')}</h1>
        <Button type="primary" icon={<Icon name="print" />} onClick={() => print()}>
          {t('things.claims.printNow')}
        </Button>
      </div>
      {labels.isPending && <Loading lines={8} />}
      {labels.isError && <ErrorState error={labels.error} onRetry={() => void labels.refetch()} />}
      {labels.data && (
        <div className="th-labels">
          {labels.data.items.map((label) => (
            <Label key={label.id} label={label} />
          ))}
        </div>
      )}
    </>
  );
}

function Label({ label }: { label: ClaimLabel }) {
  const { t, locale } = useText();
  const me = useMe();
  const { size, path } = label.qr;
  const name = locale === 'en' ? label.modelNameEn : label.modelNameZh;
  return (
    <article className="th-label">
      <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label.code}>
        <path d={path} fill="#000" />
      </svg>
      <div>
        <strong>{name}</strong>
        <span className="dk-number th-label-code">{groupsOfFour(label.code)}</span>
        <span>{locale === 'en' ? me.town.nameEn : me.town.nameZh}</span>
        <small>{t('things.claims.scan')}</small>
      </div>
    </article>
  );
}
