import { useQuery } from '@tanstack/react-query';
import {
  EmptyState,
  ErrorState,
  LinkButton,
  List,
  ListItem,
  Loading,
  StatusTag,
  useText,
} from '#ui/index.ts';
import type { IconName } from '#ui/index.ts';
import type { PoolCard } from '../../contract/index.ts';
import { poolKinds } from '../../contract/states.ts';
import { booking, usePick, useSay } from './client.ts';
import './booking.css';

const icons: Readonly<Record<PoolCard['kind'], IconName>> = {
  doctor: 'user',
  window: 'building',
  room: 'users',
  visit: 'home',
};

/** 预约: doctors today, windows, rooms, visits at home. */
export default function HomePage() {
  const { t } = useText();
  const home = useQuery({
    queryKey: ['booking', 'home'],
    queryFn: async () => booking.home({}),
    refetchInterval: 60_000,
  });
  if (home.isPending) return <Loading lines={8} />;
  if (home.isError) return <ErrorState error={home.error} onRetry={() => void home.refetch()} />;
  const { items } = home.data;
  return (
    <>
      <h1>{t('booking.menu.home')}</h1>
      <p className="bk-lead">{t('booking.home.lead')}</p>
      <LinkButton to="/booking/mine" icon="list" wide>
        {t('booking.mine.title')}
      </LinkButton>
      {items.length === 0 && (
        <EmptyState icon="calendar" title={t('booking.home.none')}>
          {t('booking.home.noneText')}
        </EmptyState>
      )}
      {poolKinds.map((kind) => {
        const pools = items.filter((pool) => pool.kind === kind);
        if (pools.length === 0) return null;
        return (
          <section key={kind} className="bk-kind">
            <h2>{t(`booking.home.kind.${kind}`)}</h2>
            <List label={t(`booking.home.kind.${kind}`)}>
              {pools.map((pool) => (
                <PoolItem key={pool.id} pool={pool} />
              ))}
            </List>
          </section>
        );
      })}
    </>
  );
}

function PoolItem({ pool }: { pool: PoolCard }) {
  const { t } = useText();
  const pick = usePick();
  const say = useSay();
  const onDuty = pool.today.filter(({ from }) => from !== null);
  return (
    <ListItem
      to={`/booking/${pool.id}`}
      icon={icons[pool.kind]}
      title={pick(pool.nameZh, pool.nameEn)}
      aside={pool.nextFree ? null : <StatusTag meaning="warning">{t('booking.full')}</StatusTag>}
    >
      <span className="bk-line">{pick(pool.siteZh, pool.siteEn)}</span>
      {pool.kind === 'doctor' && (
        <span className="bk-line">
          {onDuty.length === 0
            ? t('booking.home.nobodyToday')
            : t('booking.home.today', {
                names: onDuty
                  .map((one) => pick(one.nameZh, one.nameEn))
                  .join(t('booking.home.comma')),
              })}
        </span>
      )}
      {pool.nextFree && (
        <span className="bk-line bk-next">
          {t('booking.home.next', { time: say.time(pool.nextFree) })}
        </span>
      )}
    </ListItem>
  );
}
