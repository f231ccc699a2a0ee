import { useQuery } from '@tanstack/react-query';
import { EmptyState, ErrorState, LinkButton, Loading, useText } from '#ui/index.ts';
import { useParams } from '#ui/router/index.ts';
import { services, usePick } from './client.ts';
import { EventIcon } from './event-icon.tsx';
import { ItemList } from './item-list.tsx';
import './services.css';

/** A life event: its items in the order of doing. */
export default function EventPage() {
  const { t } = useText();
  const pick = usePick();
  const { code = '' } = useParams();
  const events = useQuery({
    queryKey: ['services', 'lifeEvents'],
    queryFn: async () => services.lifeEvents({}),
  });
  const event = events.data?.items.find((one) => one.code === code);
  if (events.isPending) return <Loading lines={6} />;
  if (events.isError) {
    return <ErrorState error={events.error} onRetry={() => void events.refetch()} />;
  }
  if (!event) {
    return (
      <EmptyState
        title={t('services.event.none')}
        action={<LinkButton to="/services">{t('services.home.all')}</LinkButton>}
      />
    );
  }
  return (
    <>
      <h1 className="sv-event">
        <EventIcon name={event.icon} size={40} /> {pick(event.titleZh, event.titleEn)}
      </h1>
      <p>{event.summaryZh}</p>
      <ItemList items={event.items} />
    </>
  );
}
