import { Button, Drawer, Popconfirm } from 'antd';
import { useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { serverNow } from '#ui/i18n/clock.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import type { OwnBooking } from '../../../contract/index.ts';
import { localClock, localDayOf } from '../../times.ts';
import { booking, useRenew } from '../shared/client.ts';
import { TimeFields } from '../sheet/time-fields.tsx';

interface OwnActsProps {
  readonly one: OwnBooking;
  readonly personId: string;
}

/** What the resident could do with the booking: report the arrival, move it, give it back. */
export function OwnActs({ one, personId }: OwnActsProps) {
  const { t } = useText();
  const renew = useRenew();
  const act = useAct();
  const [isMoving, setMoving] = useState(false);
  const params = { bookingId: one.id };
  const options = { onBehalfOf: personId };
  const mayArrive =
    one.acts.includes('arrive') && Date.parse(one.arriveFrom) <= serverNow().getTime();
  const run = async (work: () => Promise<unknown>): Promise<void> => {
    await act.run(work);
    await renew();
  };
  return (
    <div className="dk-row">
      {mayArrive && (
        <Button
          size="small"
          loading={act.busy}
          onClick={() => void run(() => booking.arrive({ params }, options))}
        >
          {t('booking.act.arrive')}
        </Button>
      )}
      {one.acts.includes('move') && (
        <Button size="small" onClick={() => setMoving(true)}>
          {t('booking.act.move')}
        </Button>
      )}
      {one.acts.includes('cancel') && (
        <Popconfirm
          title={t('booking.resident.cancelAsk')}
          okText={t('booking.act.cancel')}
          cancelText={t('booking.resident.keep')}
          onConfirm={() => run(() => booking.cancel({ params }, options))}
        >
          <Button size="small" danger loading={act.busy}>
            {t('booking.act.cancel')}
          </Button>
        </Popconfirm>
      )}
      <ErrorNotice error={act.error} />
      {isMoving && <MoveOwn one={one} personId={personId} onClose={() => setMoving(false)} />}
    </div>
  );
}

function MoveOwn({ one, personId, onClose }: OwnActsProps & { readonly onClose: () => void }) {
  const { t } = useText();
  const renew = useRenew();
  const act = useAct();
  const [day, setDay] = useState(localDayOf(one.from));
  const [from, setFrom] = useState<string | null>(null);
  const move = async (): Promise<void> => {
    const done = await act.run(async () =>
      booking.move(
        { params: { bookingId: one.id }, body: { from: from ?? '' } },
        { onBehalfOf: personId },
      ),
    );
    await renew();
    if (done) onClose();
  };
  return (
    <Drawer
      open
      size={480}
      title={t('booking.move.title', { name: one.personName })}
      onClose={onClose}
      footer={
        <Button type="primary" disabled={!from} loading={act.busy} onClick={() => void move()}>
          {t('booking.act.move')}
        </Button>
      }
    >
      <div className="dk-stack">
        <p className="dk-muted">
          {t('booking.move.now', { day: localDayOf(one.from), clock: localClock(one.from) })}
        </p>
        <ErrorNotice error={act.error} />
        <TimeFields poolId={one.poolId} day={day} from={from} onDay={setDay} onTime={setFrom} />
      </div>
    </Drawer>
  );
}
