import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import type { SheetLine } from '../../../contract/index.ts';
import { localClock, localDayOf } from '../../times.ts';
import { booking, useRenew } from '../shared/client.ts';
import { TimeFields } from './time-fields.tsx';

/** Moves a booking for its person, who is told. */
export function MoveDrawer({ line, onClose }: { line: SheetLine; onClose: () => void }) {
  const { t } = useText();
  const [day, setDay] = useState(localDayOf(line.from));
  const [from, setFrom] = useState<string | null>(null);
  const renew = useRenew();
  const act = useAct();
  const move = async (): Promise<void> => {
    const done = await act.run(async () =>
      booking.moveFor({ params: { bookingId: line.id }, body: { from: from ?? '' } }),
    );
    await renew();
    if (done) onClose();
  };
  return (
    <Drawer
      open
      size={480}
      title={t('booking.move.title', { name: line.personName })}
      onClose={onClose}
      footer={
        <Button type="primary" disabled={!from} loading={act.busy} onClick={() => void move()}>
          {t('booking.act.move')}
        </Button>
      }
    >
      <div className="dk-stack">
        <p className="dk-muted">
          {t('booking.move.now', { day: localDayOf(line.from), clock: localClock(line.from) })}
        </p>
        <ErrorNotice error={act.error} />
        <TimeFields poolId={line.poolId} day={day} from={from} onDay={setDay} onTime={setFrom} />
      </div>
    </Drawer>
  );
}
