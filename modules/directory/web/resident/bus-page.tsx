import { useQuery } from '@tanstack/react-query';
import { createClient } from '#ui/api/index.ts';
import {
  Button,
  Card,
  EmptyState,
  ErrorState,
  Icon,
  List,
  ListItem,
  Loading,
  Notice,
  useText,
} from '#ui/index.ts';
import { api } from '../../contract/index.ts';
import { usePosition } from './use-position.ts';
import { useDistance } from './words.ts';
import './directory.css';

/** 公交: lines with the next bus, and stops. */
export default function BusPage() {
  const { t } = useText();
  const distance = useDistance();
  const { position, state, ask } = usePosition();
  const bus = useQuery({
    queryKey: ['directory', 'bus', position],
    queryFn: async () => createClient(api).lines({ query: position ?? {} }),
  });
  if (bus.isPending) return <Loading lines={8} />;
  if (bus.isError) return <ErrorState error={bus.error} onRetry={() => void bus.refetch()} />;
  const { lines, stops, isMarketDay, agencies } = bus.data;
  return (
    <>
      <h1>{t('directory.bus.title')}</h1>
      {isMarketDay && (
        <Notice meaning="ok" title={t('directory.bus.market')}>
          <p>{t('directory.bus.marketText')}</p>
        </Notice>
      )}
      {lines.length === 0 && <EmptyState icon="truck" title={t('directory.bus.none')} />}
      {lines.length > 0 && (
        <Card title={t('directory.bus.lines')}>
          <List>
            {lines.map(({ id, shortName, longName, agency, next, tripsToday }) => (
              <ListItem
                key={id}
                to={`/directory/bus/lines/${id}`}
                title={`${shortName} ${longName}`.trim()}
                aside={next ? t('directory.bus.next', { time: next }) : t('directory.bus.over')}
              >
                {t('directory.bus.trips', { count: tripsToday })}
                {agencies.length > 1 && ` · ${agency}`}
              </ListItem>
            ))}
          </List>
        </Card>
      )}
      {stops.length > 0 && (
        <Card
          title={t('directory.bus.stops')}
          action={
            <Button icon="locate" busy={state === 'asking'} onClick={ask}>
              {t('directory.places.near')}
            </Button>
          }
        >
          {state === 'refused' && <p className="zs-hint">{t('directory.places.noPositionText')}</p>}
          <List>
            {stops.map(({ id, name, distanceMetres }) => (
              <ListItem
                key={id}
                to={`/directory/bus/stops/${id}`}
                title={name}
                {...(distanceMetres === null ? {} : { aside: distance(distanceMetres) })}
              />
            ))}
          </List>
        </Card>
      )}
      {agencies.map(
        ({ id, name, telephone }) =>
          telephone && (
            <p key={id}>
              {name}{' '}
              <a className="zs-button zs-button-secondary" href={`tel:${telephone}`}>
                <Icon name="phone" /> {telephone}
              </a>
            </p>
          ),
      )}
    </>
  );
}
