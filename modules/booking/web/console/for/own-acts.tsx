import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { serverNow } from '#ui/i18n/clock.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import type { OwnBooking } from '../../../contract/index.ts';
import { booking, useRenew } from '../shared/client.ts';
import { MoveDrawer } from '../sheet/move-drawer.tsx';

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
      {isMoving && (
        <MoveDrawer
          line={one}
          move={(from) => booking.move({ params, body: { from } }, options)}
          onClose={() => setMoving(false)}
        />
      )}
    </div>
  );
}
