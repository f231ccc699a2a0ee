import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { createClient } from '#ui/api/index.ts';
import {
  Button,
  Card,
  EmptyState,
  ErrorState,
  Icon,
  Loading,
  serverNow,
  StatusTag,
  useText,
} from '#ui/index.ts';
import { useLive } from '#ui/live/index.ts';
import { kept, useOutbox } from '#ui/offline/index.ts';
import { api, type VisitRow } from '../../contract/index.ts';
import { type DoorAct, VisitForm } from './visit-form.tsx';
import { clock } from './words.ts';
import './care.css';

const care = createClient(api);
const meanings = {
  planned: 'neutral',
  arrived: 'notice',
  done: 'ok',
  refused: 'warning',
  nobodyHome: 'warning',
  cancelled: 'neutral',
} as const;

/** 我的上门服务: today's and tomorrow's visits in the order of the way; works without a network. */
export default function VisitsPage() {
  const { t } = useText();
  const visits = useQuery({
    ...kept,
    queryKey: ['care', 'mine'],
    queryFn: async () => care.myVisits({}),
  });
  useLive('care.', undefined, [['care', 'mine']]);
  const today = new Date(serverNow().getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
  const days = Map.groupBy(visits.data?.items ?? [], ({ day }) => day);
  return (
    <>
      <h1 tabIndex={-1}>{t('care.menu.visits')}</h1>
      {visits.isPending && <Loading lines={6} />}
      {visits.isError && <ErrorState error={visits.error} onRetry={() => void visits.refetch()} />}
      {visits.data?.items.length === 0 && (
        <EmptyState icon="calendar" title={t('care.visit.none')}>
          {t('care.visit.noneText')}
        </EmptyState>
      )}
      {[...days].map(([day, list]) => (
        <section key={day}>
          <h2>{t(day === today ? 'care.today' : 'care.tomorrow')}</h2>
          {list.map((visit) => (
            <Visit key={visit.id} visit={visit} />
          ))}
        </section>
      ))}
    </>
  );
}

/** The state as the phone's own waiting acts already make it. */
function useShownState(visit: VisitRow): VisitRow['state'] {
  const { waiting } = useOutbox();
  const own = waiting.filter(({ subject }) => subject === visit.id);
  const last = own.at(-1)?.path ?? '';
  if (last.endsWith('/arrive')) return 'arrived';
  if (last.endsWith('/leave')) return 'done';
  return last.endsWith('/fail') ? 'nobodyHome' : visit.state;
}

function Visit({ visit }: { visit: VisitRow }) {
  const { t, locale } = useText();
  const [act, setAct] = useState<DoorAct | null>(null);
  const state = useShownState(visit);
  const service = (locale === 'en' && visit.serviceEn) || visit.serviceZh;
  return (
    <Card
      title={`${clock(visit.minute)} ${service}`}
      action={<StatusTag meaning={meanings[state]}>{t(`care.state.${state}`)}</StatusTag>}
    >
      <p className="care-line">
        <strong>{visit.name}</strong> {visit.age !== null && t('care.age', { count: visit.age })}
      </p>
      <p className="care-line">
        <Icon name="pin" /> {visit.address || visit.villageZh}
      </p>
      {visit.elderNote && (
        <p className="care-line">
          <StatusTag meaning="warning">{t('care.visit.careful')}</StatusTag> {visit.elderNote}
        </p>
      )}
      {state === 'arrived' && visit.distanceMetres !== null && (
        <p className="zs-hint">{t('care.visit.since', { metres: visit.distanceMetres })}</p>
      )}
      <div className="care-acts">
        {visit.phone && (
          <a className="zs-button zs-button-secondary" href={`tel:${visit.phone}`}>
            <Icon name="phone" /> {t('care.call')}
          </a>
        )}
        {state === 'planned' && (
          <>
            <Button kind="primary" icon="locate" onClick={() => setAct('arrive')}>
              {t('care.visit.arrive')}
            </Button>
            <Button onClick={() => setAct('nobodyHome')}>{t('care.visit.nobody')}</Button>
            <Button onClick={() => setAct('refused')}>{t('care.visit.refused')}</Button>
          </>
        )}
        {state === 'arrived' && (
          <>
            <Button kind="primary" icon="check" onClick={() => setAct('leave')}>
              {t('care.visit.leave')}
            </Button>
            <Button onClick={() => setAct('refused')}>{t('care.visit.refused')}</Button>
          </>
        )}
      </div>
      {act && <VisitForm visit={visit} act={act} onClose={() => setAct(null)} />}
    </Card>
  );
}
