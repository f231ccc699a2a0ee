import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNow } from '#ui/i18n/clock.ts';
import { Button, ErrorNotice, LinkButton, Notice, Sheet, useText } from '#ui/index.ts';
import { navigate } from '#ui/router/index.ts';
import type { OwnBooking } from '../../contract/index.ts';
import { booking, useSay } from './client.ts';

const ticketPath = (id: string, token: string): string =>
  `/booking/ticket/${id}?t=${encodeURIComponent(token)}`;

/** What one does with a booking: arrive, put it into the calendar, move it, give it back. */
export function BookingActs({ one }: { one: OwnBooking }) {
  const { t } = useText();
  const say = useSay();
  const now = useNow();
  const mayArrive = one.acts.includes('arrive');
  const isSoon = Date.parse(one.arriveFrom) <= now.getTime();
  const arrive = useMutation({
    mutationFn: async () => booking.arrive({ params: { bookingId: one.id } }),
    onSuccess: ({ id, token }) => navigate(ticketPath(id, token)),
  });
  return (
    <div className="bk-acts">
      {one.state === 'pending' && <Notice meaning="notice" title={t('booking.one.pending')} />}
      {one.state === 'confirmed' && <Notice meaning="ok" title={t('booking.one.confirmed')} />}
      {one.ticketId && one.ticketToken && (
        <LinkButton to={ticketPath(one.ticketId, one.ticketToken)} kind="primary" icon="bell" wide>
          {t('booking.one.ticket')}
        </LinkButton>
      )}
      {mayArrive && isSoon && (
        <Button
          kind="primary"
          icon="check"
          wide
          busy={arrive.isPending}
          onClick={() => arrive.mutate()}
        >
          {t('booking.one.arrive')}
        </Button>
      )}
      {mayArrive && !isSoon && (
        <p className="zs-hint">{t('booking.one.arriveFrom', { time: say.time(one.arriveFrom) })}</p>
      )}
      <ErrorNotice error={arrive.error} />
      {one.state === 'confirmed' && <CalendarButton one={one} />}
      {one.acts.includes('move') && (
        <LinkButton to={`/booking/mine/${one.id}/move`} icon="calendar" wide>
          {t('booking.one.move')}
        </LinkButton>
      )}
      {one.acts.includes('cancel') && <CancelButton one={one} />}
      <LinkButton to="/booking/mine" kind="quiet" wide>
        {t('booking.mine.title')}
      </LinkButton>
    </div>
  );
}

/** The phone's own calendar takes the file. */
function CalendarButton({ one }: { one: OwnBooking }) {
  const { t } = useText();
  const load = useMutation({
    mutationFn: async () => booking.calendarFile({ params: { bookingId: one.id } }),
    onSuccess: ({ bytes, fileName }) => {
      const url = URL.createObjectURL(bytes as Blob);
      const link = document.createElement('a');
      link.href = url;
      link.download = fileName;
      link.click();
      setTimeout(() => URL.revokeObjectURL(url), 10_000);
    },
  });
  return (
    <>
      <Button icon="download" wide busy={load.isPending} onClick={() => load.mutate()}>
        {t('booking.one.calendar')}
      </Button>
      <ErrorNotice error={load.error} />
    </>
  );
}

function CancelButton({ one }: { one: OwnBooking }) {
  const { t } = useText();
  const say = useSay();
  const queries = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const cancel = useMutation({
    mutationFn: async () => booking.cancel({ params: { bookingId: one.id } }),
    onSuccess: async (done) => {
      setAsking(false);
      queries.setQueryData(['booking', 'mine', one.id], done);
      await queries.invalidateQueries({ queryKey: ['booking', 'mine'] });
    },
  });
  return (
    <>
      <Button kind="quiet" icon="trash" wide onClick={() => setAsking(true)}>
        {t('booking.one.cancel')}
      </Button>
      <Sheet
        open={isAsking}
        title={t('booking.one.cancelTitle')}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button kind="danger" wide busy={cancel.isPending} onClick={() => cancel.mutate()}>
              {t('booking.one.cancelYes')}
            </Button>
            <Button wide onClick={() => setAsking(false)}>
              {t('booking.one.cancelNo')}
            </Button>
          </>
        }
      >
        <p>{t('booking.one.cancelText', { time: say.time(one.from) })}</p>
        <ErrorNotice error={cancel.error} />
      </Sheet>
    </>
  );
}
