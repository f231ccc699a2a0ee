import { useQuery } from '@tanstack/react-query';
import { ErrorState, List, ListItem, Loading, useText } from '#ui/index.ts';
import { participation, useLiveParticipation } from './client.ts';
import { SatisfactionPart } from './satisfaction-part.tsx';
import './participation.css';

/** 参与: say something, vote, comment, do good; and how content people are. */
export default function HubPage() {
  const { t } = useText();
  useLiveParticipation();
  const figures = useQuery({
    queryKey: ['participation', 'figures'],
    queryFn: async () => participation.suggestionFigures({}),
  });
  const polls = useQuery({
    queryKey: ['participation', 'polls'],
    queryFn: async () => participation.publicPolls({ query: {} }),
  });
  const talks = useQuery({
    queryKey: ['participation', 'consultations'],
    queryFn: async () => participation.publicConsultations({ query: {} }),
  });
  const openPolls = polls.data?.items.filter(({ state }) => state === 'open').length ?? 0;
  const openTalks = talks.data?.items.filter(({ state }) => state === 'open').length ?? 0;
  return (
    <>
      <h1>{t('participation.menu.hub')}</h1>
      <p>{t('participation.hub.lead')}</p>
      <List label={t('participation.menu.hub')}>
        <ListItem to="/suggestions" icon="message" title={t('participation.suggestions.title')}>
          {t('participation.hub.suggestions', {
            published: figures.data?.published ?? '…',
            answered: figures.data?.answered ?? '…',
          })}
        </ListItem>
        <ListItem to="/polls" icon="checkCircle" title={t('participation.polls.title')}>
          {t('participation.hub.polls', { count: polls.data ? openPolls : '…' })}
        </ListItem>
        <ListItem to="/consultations" icon="edit" title={t('participation.consultations.title')}>
          {t('participation.hub.consultations', { count: talks.data ? openTalks : '…' })}
        </ListItem>
        <ListItem to="/points" icon="star" title={t('participation.points.title')}>
          {t('participation.hub.points')}
        </ListItem>
      </List>
      {figures.isPending && <Loading lines={3} />}
      {figures.isError && (
        <ErrorState error={figures.error} onRetry={() => void figures.refetch()} />
      )}
      {figures.data && (
        <section>
          <h2>{t('participation.hub.figures')}</h2>
          <dl className="pt-figures">
            <Figure name={t('participation.figure.published')} value={figures.data.published} />
            <Figure name={t('participation.figure.answered')} value={figures.data.answered} />
            <Figure name={t('participation.figure.inTime')} value={figures.data.answeredInTime} />
            <Figure name={t('participation.figure.adopted')} value={figures.data.adopted} />
            <Figure name={t('participation.figure.voices')} value={figures.data.voices} />
          </dl>
        </section>
      )}
      <SatisfactionPart />
    </>
  );
}

/** One number with its name. */
export function Figure({ name, value }: { name: string; value: number | string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
