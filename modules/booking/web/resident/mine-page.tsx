import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { isSignedOut } from '#ui/api/index.ts';
import {
  Button,
  EmptyState,
  ErrorNotice,
  ErrorState,
  LinkButton,
  List,
  ListItem,
  Loading,
  Notice,
  ProveFirst,
  useText,
} from '#ui/index.ts';
import type { OwnBar, OwnBooking, OwnWait } from '../../contract/index.ts';
import { takingStates } from '../../contract/states.ts';
import { booking, usePick, useSay } from './client.ts';
import { StateTag } from './state-tag.tsx';
import './booking.css';

/** 我的预约: what is ahead, what one waits for, what was; and whether on line it pauses. */
export default function MinePage() {
  const { t } = useText();
  const mine = useQuery({
    queryKey: ['booking', 'mine'],
    queryFn: async () => booking.mine({}),
    refetchInterval: 30_000,
    retry: false,
  });
  if (mine.isPending) return <Loading lines={6} />;
  if (isSignedOut(mine.error)) {
    return (
      <>
        <h1>{t('booking.mine.title')}</h1>
        <ProveFirst>{t('booking.mine.proveText')}</ProveFirst>
      </>
    );
  }
  if (mine.isError) return <ErrorState error={mine.error} onRetry={() => void mine.refetch()} />;
  const { bookings, waits, bar } = mine.data;
  const ahead = bookings.filter(isAhead).sort((a, b) => a.from.localeCompare(b.from));
  const past = bookings.filter((one) => !isAhead(one));
  return (
    <>
      <h1>{t('booking.mine.title')}</h1>
      {bar && <BarNotice bar={bar} />}
      {ahead.length + waits.length === 0 && (
        <EmptyState
          icon="calendar"
          title={t('booking.mine.empty')}
          action={
            <LinkButton to="/booking" kind="primary" icon="plus">
              {t('booking.mine.book')}
            </LinkButton>
          }
        >
          {t('booking.mine.emptyText')}
        </EmptyState>
      )}
      <Bookings items={ahead} />
      {waits.map((wait) => (
        <WaitNotice key={wait.id} wait={wait} />
      ))}
      {past.length > 0 && (
        <>
          <h2>{t('booking.mine.past')}</h2>
          <Bookings items={past} />
        </>
      )}
    </>
  );
}

const isAhead = ({ state }: OwnBooking): boolean =>
  (takingStates as readonly string[]).includes(state);

function Bookings({ items }: { items: readonly OwnBooking[] }) {
  const pick = usePick();
  const say = useSay();
  if (items.length === 0) return null;
  return (
    <List>
      {items.map((one) => (
        <ListItem
          key={one.id}
          to={`/booking/mine/${one.id}`}
          icon="calendar"
          title={say.time(one.from)}
          aside={<StateTag state={one.state} />}
        >
          {pick(one.poolZh, one.poolEn)} · {pick(one.resourceZh, one.resourceEn)}
          <span className="bk-line">{pick(one.siteZh, one.siteEn)}</span>
        </ListItem>
      ))}
    </List>
  );
}

function WaitNotice({ wait }: { wait: OwnWait }) {
  const { t } = useText();
  const pick = usePick();
  const say = useSay();
  const queries = useQueryClient();
  const leave = useMutation({
    mutationFn: async () => booking.withdraw({ params: { waitId: wait.id } }),
    onSuccess: async () => queries.invalidateQueries({ queryKey: ['booking', 'mine'] }),
  });
  const title = `${say.day(wait.day)} ${pick(wait.poolZh, wait.poolEn)}`;
  if (wait.state === 'offered' && wait.bookingId) {
    return (
      <Notice meaning="ok" title={t('booking.wait.offered', { what: title })}>
        <LinkButton to={`/booking/mine/${wait.bookingId}`} kind="primary" wide>
          {t('booking.wait.see')}
        </LinkButton>
      </Notice>
    );
  }
  return (
    <Notice meaning="notice" title={t('booking.wait.waiting', { what: title })}>
      <p>{t('booking.wait.place', { count: String(wait.before) })}</p>
      <ErrorNotice error={leave.error} />
      <Button kind="quiet" busy={leave.isPending} onClick={() => leave.mutate()}>
        {t('booking.wait.leave')}
      </Button>
    </Notice>
  );
}

/** Why on line it pauses, until when, and what one can do meanwhile. */
function BarNotice({ bar }: { bar: OwnBar }) {
  const { t } = useText();
  const say = useSay();
  return (
    <Notice meaning="warning" title={t('booking.bar.title', { until: say.time(bar.until) })}>
      <p>
        {t('booking.bar.text', {
          missed: String(bar.missed),
          days: String(bar.windowDays),
        })}
      </p>
    </Notice>
  );
}
