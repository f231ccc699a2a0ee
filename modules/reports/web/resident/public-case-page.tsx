import { useQuery } from '@tanstack/react-query';
import type { Static } from '#platform/contract/index.ts';
import { createClient } from '#ui/api/index.ts';
import { Card, ErrorState, GivenStars, LinkButton, Loading, Time, useText } from '#ui/index.ts';
import { useParams } from '#ui/router/index.ts';
import { api, type PublicCase } from '../../contract/index.ts';
import { FilePhotos } from './file-photos.tsx';
import { PublicState } from './public-case-row.tsx';
import { Steps } from './steps.tsx';
import './follow.css';

/** One public case: what it was and what was done, without anything personal. */
export default function PublicCasePage() {
  const { t, locale } = useText();
  const { number = '' } = useParams();
  const { data, error, refetch } = useQuery({
    queryKey: ['reports', 'publicOne', locale, number],
    queryFn: async () => createClient(api).publicOne({ params: { number } }),
  });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading lines={6} />;
  const { case: one, steps } = data;
  const before = one.beforePhotoId ? [one.beforePhotoId] : [];
  return (
    <>
      <h1>{one.summary || one.categoryName}</h1>
      <p className="rp-facts">
        <PublicState one={one} /> <span>{t('reports.follow.number', { number: one.number })}</span>
      </p>
      <Card>
        <FilePhotos photoIds={before} label={t('reports.follow.before')} />
        <PublicFacts one={one} />
      </Card>
      <h2 className="rp-heading">{t('reports.follow.steps')}</h2>
      <Steps steps={steps} />
      <p className="zs-hint">{t('reports.public.privacy')}</p>
      <LinkButton to="/public" icon="back" wide>
        {t('reports.public.toList')}
      </LinkButton>
    </>
  );
}

function PublicFacts({ one }: { one: Static<typeof PublicCase> }) {
  const { t } = useText();
  return (
    <dl className="rp-dl">
      <dt>{t('reports.public.category')}</dt>
      <dd>{one.categoryName}</dd>
      {one.villageName && (
        <>
          <dt>{t('reports.public.village')}</dt>
          <dd>{one.villageName}</dd>
        </>
      )}
      <dt>{t('reports.follow.reportedAt')}</dt>
      <dd>
        <Time at={one.registeredAt} />
      </dd>
      <dt>{t('reports.follow.department')}</dt>
      <dd>{one.departmentName || t('reports.follow.officer')}</dd>
      {one.closedAt && (
        <>
          <dt>{t('reports.public.closedAt')}</dt>
          <dd>
            <Time at={one.closedAt} />{' '}
            {one.inTime !== null && t(one.inTime ? 'ui.deadline.kept' : 'ui.deadline.missed')}
          </dd>
        </>
      )}
      {one.rating !== null && (
        <>
          <dt>{t('reports.public.rating')}</dt>
          <dd>
            <GivenStars value={one.rating} />
          </dd>
        </>
      )}
    </dl>
  );
}
