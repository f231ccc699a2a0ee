import { useQuery } from '@tanstack/react-query';
import { createClient } from '#ui/api/index.ts';
import { PageHead } from '#ui/desk/index.ts';
import { Time } from '#ui/i18n/time.tsx';
import { useText } from '#ui/i18n/text-provider.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import { Notice, StatusTag } from '#ui/kit/status-tag.tsx';
import { api, type Finding } from '../../contract/index.ts';
import './health.css';

const operations = createClient(api);
const meanings = { ok: 'ok', off: 'neutral', warning: 'warning', urgent: 'urgent' } as const;
const order = ['urgent', 'warning', 'off', 'ok'];

/** How the installation stands: what is not well comes first. */
export default function HealthPage() {
  const { t } = useText();
  const health = useQuery({
    queryKey: ['operations', 'health'],
    queryFn: async () => operations.health({}),
    refetchInterval: 30_000,
  });
  const items = health.data?.items.toSorted(
    (a, b) => order.indexOf(a.state) - order.indexOf(b.state),
  );
  const bad = items?.filter(({ state }) => state === 'urgent' || state === 'warning').length ?? 0;
  return (
    <>
      <PageHead title={t('operations.menu')} lead={t('operations.lead')} />
      {health.isPending && <Loading lines={8} />}
      {health.isError && <ErrorState error={health.error} onRetry={() => void health.refetch()} />}
      {items?.length === 0 && <EmptyState icon="checkCircle" title={t('operations.none')} />}
      {health.data && (
        <Notice
          meaning={bad > 0 ? 'warning' : 'ok'}
          title={bad > 0 ? t('operations.bad', { count: bad }) : t('operations.well')}
        >
          <p>
            {t('operations.at')} <Time at={health.data.at} />
          </p>
        </Notice>
      )}
      <ul className="health-list">
        {items?.map((one) => (
          <Item key={one.code} finding={one} />
        ))}
      </ul>
    </>
  );
}

function Item({ finding }: { finding: Finding }) {
  const { t, locale } = useText();
  const { titleZh, titleEn, valueZh, valueEn, cureZh, cureEn, state, since } = finding;
  const cure = locale === 'zh' ? cureZh : cureEn;
  return (
    <li className="dk-card">
      <span className="health-head">
        <strong>{locale === 'zh' ? titleZh : titleEn}</strong>
        <StatusTag meaning={meanings[state]}>{t(`operations.state.${state}`)}</StatusTag>
      </span>
      <span className="dk-number">{locale === 'zh' ? valueZh : valueEn}</span>
      {state !== 'ok' && cure && <span className="dk-muted">{cure}</span>}
      {since && (
        <span className="dk-muted">
          {t('operations.since')} <Time at={since} />
        </span>
      )}
    </li>
  );
}
