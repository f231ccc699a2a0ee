import { useQuery } from '@tanstack/react-query';
import { Tabs } from 'antd';
import { Link, useParams } from 'react-router';
import { PageHead } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Deadline, Time } from '#ui/i18n/time.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import { Notice, StatusTag } from '#ui/kit/status-tag.tsx';
import type { GrantView } from '../../../contract/index.ts';
import { MatterList } from '../matters/matter-list.tsx';
import { sharing, useLiveSharing, usePick } from '../shared/client.ts';
import { SaidConditions } from '../shared/conditions.tsx';
import { Places } from '../shared/places.tsx';
import { GrantTag } from '../shared/state-tags.tsx';
import { UseList } from '../uses/use-list.tsx';
import { GrantActs } from './grant-acts.tsx';
import { RowsPart } from './rows-part.tsx';
import '../shared/sharing.css';

const nearSeconds = 3 * 86_400;

/** One grant: what it opens, its rows, who used it. */
export default function GrantPage() {
  const { t } = useText();
  const { grantId = '' } = useParams();
  useLiveSharing();
  const grant = useQuery({
    queryKey: ['sharing', 'grant', grantId],
    queryFn: async () => sharing.grant({ params: { grantId } }),
  });
  return (
    <>
      {grant.isPending && <Loading lines={8} />}
      {grant.isError && <ErrorState error={grant.error} onRetry={() => void grant.refetch()} />}
      {grant.isSuccess && !grant.data && <EmptyState title={t('sharing.grant.none')} />}
      {grant.data && <Whole grant={grant.data} />}
    </>
  );
}

function Whole({ grant }: { grant: GrantView }) {
  const { t } = useText();
  const pick = usePick();
  const tabs = [
    ...(grant.usable ? [{ key: 'rows', children: <RowsPart grant={grant} /> }] : []),
    { key: 'uses', children: <UseList grantId={grant.id} side="all" /> },
    { key: 'matters', children: <MatterList grantId={grant.id} /> },
  ];
  return (
    <>
      <PageHead title={pick(grant.resourceZh, grant.resourceEn)} lead={grant.number}>
        <GrantTag state={grant.state} />
        {grant.inPlace && <StatusTag meaning="neutral">{t('sharing.inPlace.tag')}</StatusTag>}
        <GrantActs grant={grant} />
      </PageHead>
      <Places />
      {grant.state !== 'live' && (
        <Notice meaning="warning" title={t('sharing.grant.over')}>
          <p>{grant.words || t('sharing.grant.timeOver')}</p>
          <Link to={`/sharing/requests/new?resource=${grant.resourceId}`}>
            {t('sharing.grant.askAgain')}
          </Link>
        </Notice>
      )}
      {grant.inPlace && <p className="dk-note">{t('sharing.inPlace.text')}</p>}
      <Facts grant={grant} />
      <Tabs items={tabs.map((tab) => ({ ...tab, label: t(`sharing.grant.tab.${tab.key}`) }))} />
    </>
  );
}

function Facts({ grant }: { grant: GrantView }) {
  const { t } = useText();
  const pick = usePick();
  const fields = grant.fields
    .map(({ titleZh, titleEn, masked }) =>
      masked
        ? t('sharing.grant.masked', { field: pick(titleZh, titleEn) })
        : pick(titleZh, titleEn),
    )
    .join(t('sharing.comma'));
  return (
    <section className="dk-card">
      <dl className="sharing-facts">
        <div className="sharing-wide">
          <dt>{t('sharing.col.purpose')}</dt>
          <dd>
            {grant.purpose}{' '}
            <Link to={`/sharing/requests/${grant.requestId}`}>{t('sharing.grant.request')}</Link>
          </dd>
        </div>
        <div className="sharing-wide">
          <dt>{t('sharing.col.fields')}</dt>
          <dd>{fields}</dd>
        </div>
        <div>
          <dt>{t('sharing.col.owner')}</dt>
          <dd>{pick(grant.ownerZh, grant.ownerEn)}</dd>
        </div>
        <div>
          <dt>{t('sharing.col.user')}</dt>
          <dd>{pick(grant.departmentZh, grant.departmentEn)}</dd>
        </div>
        <div>
          <dt>{t('sharing.col.until')}</dt>
          <dd>
            {grant.state === 'live' ? (
              <Deadline at={grant.untilAt} nearSeconds={nearSeconds} />
            ) : (
              <Time at={grant.endedAt ?? grant.untilAt} />
            )}
          </dd>
        </div>
        <div>
          <dt>{t('sharing.fact.today')}</dt>
          <dd className="sharing-number">
            {t('sharing.grant.ofDay', { used: grant.rowsToday, limit: grant.rowsPerDay })}
          </dd>
        </div>
        <div>
          <dt>{t('sharing.fact.rows')}</dt>
          <dd>
            <SaidConditions fields={grant.conditionTitles} conditions={grant.conditions} />
          </dd>
        </div>
        {grant.state === 'live' && grant.words && (
          <div className="sharing-wide">
            <dt>{t('sharing.fact.words')}</dt>
            <dd>{grant.words}</dd>
          </div>
        )}
      </dl>
    </section>
  );
}
