import { useMutation, useQuery } from '@tanstack/react-query';
import { isSignedOut } from '#ui/api/index.ts';
import {
  Button,
  ErrorNotice,
  ErrorState,
  LinkButton,
  Loading,
  Notice,
  useText,
} from '#ui/index.ts';
import type { BookableSlot } from '../../../contract/index.ts';
import { localClock } from '../../times.ts';
import { booking, useSay } from '../client.ts';

interface TimeChoiceProps {
  readonly poolId: string;
  readonly day: string;
  readonly resourceId: string | null;
  readonly busy: boolean;
  readonly onChoose: (from: string) => void;
  /** A booking that is moved needs no waiting list. */
  readonly withoutWaiting?: boolean;
}

/** 几点? Morning and afternoon apart; what is taken is said, not hidden. */
export function TimeChoice(props: TimeChoiceProps) {
  const { poolId, day, resourceId, busy, onChoose, withoutWaiting = false } = props;
  const { t } = useText();
  const say = useSay();
  const slots = useQuery({
    queryKey: ['booking', 'slots', poolId, day, resourceId],
    queryFn: async () =>
      booking.slots({
        params: { poolId },
        query: { day, ...(resourceId ? { resourceId } : {}) },
      }),
    refetchInterval: 15_000,
  });
  if (slots.isPending) return <Loading lines={5} />;
  if (slots.isError) return <ErrorState error={slots.error} onRetry={() => void slots.refetch()} />;
  const { items } = slots.data;
  const isFull = items.length > 0 && items.every(({ free }) => free === 0);
  const halves = [
    ['morning', items.filter(({ from }) => localClock(from) < '12:00')],
    ['afternoon', items.filter(({ from }) => localClock(from) >= '12:00')],
  ] as const;
  return (
    <>
      <h2>{t('booking.times.which', { day: say.day(day) })}</h2>
      {items.length === 0 && <Notice meaning="warning" title={t('booking.times.none')} />}
      {isFull && !withoutWaiting && <Waiting poolId={poolId} day={day} resourceId={resourceId} />}
      {halves.map(
        ([half, list]) =>
          list.length > 0 && (
            <section key={half}>
              <h3 className="bk-half">{t(`booking.times.${half}`)}</h3>
              <div className="bk-times">
                {list.map((slot) => (
                  <SlotButton key={slot.from} slot={slot} busy={busy} onChoose={onChoose} />
                ))}
              </div>
            </section>
          ),
      )}
    </>
  );
}

interface SlotButtonProps {
  readonly slot: BookableSlot;
  readonly busy: boolean;
  readonly onChoose: (from: string) => void;
}

function SlotButton({ slot, busy, onChoose }: SlotButtonProps) {
  const { t } = useText();
  const isTaken = slot.free === 0;
  return (
    <button
      type="button"
      className="bk-time"
      disabled={isTaken || busy}
      onClick={() => onChoose(slot.from)}
    >
      <strong>{localClock(slot.from)}</strong>
      <span>
        {isTaken
          ? t('booking.times.taken')
          : slot.total > 1
            ? t('booking.times.left', { count: String(slot.free) })
            : t('booking.times.open')}
      </span>
    </button>
  );
}

/** A full day: what is given back is kept for who waits. */
function Waiting({
  poolId,
  day,
  resourceId,
}: Pick<TimeChoiceProps, 'poolId' | 'day' | 'resourceId'>) {
  const { t } = useText();
  const join = useMutation({
    mutationFn: async () =>
      booking.join({ body: { poolId, day, ...(resourceId ? { resourceId } : {}) } }),
  });
  if (join.data) {
    return (
      <Notice meaning="ok" title={t('booking.wait.joined')}>
        <p>{t('booking.wait.place', { count: String(join.data.before) })}</p>
        <LinkButton to="/booking/mine" wide>
          {t('booking.mine.title')}
        </LinkButton>
      </Notice>
    );
  }
  return (
    <Notice meaning="warning" title={t('booking.wait.full')}>
      <p>{t('booking.wait.text')}</p>
      <ErrorNotice error={join.error} />
      {isSignedOut(join.error) ? (
        <LinkButton
          to={`/phone?back=${encodeURIComponent(`/booking/${poolId}?resource=${resourceId ?? 'any'}&day=${day}`)}`}
          icon="phone"
          wide
        >
          {t('ui.prove.go')}
        </LinkButton>
      ) : (
        <Button kind="primary" icon="bell" wide busy={join.isPending} onClick={() => join.mutate()}>
          {t('booking.wait.join')}
        </Button>
      )}
    </Notice>
  );
}
