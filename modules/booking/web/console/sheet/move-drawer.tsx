import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { localClock, localDayOf } from '../../times.ts';
import { useRenew } from '../shared/client.ts';
import { TimeFields } from './time-fields.tsx';

interface MoveDrawerProps {
  readonly line: { readonly personName: string; readonly poolId: string; readonly from: string };
  /** Moves it to this instant: as the desk, or in the resident's name. */
  readonly move: (from: string) => Promise<unknown>;
  readonly onClose: () => void;
}

/** Another time for a booking; the person is told. */
export function MoveDrawer({ line, move: moveTo, onClose }: MoveDrawerProps) {
  const { t } = useText();
  const [day, setDay] = useState(localDayOf(line.from));
  const [from, setFrom] = useState<string | null>(null);
  const renew = useRenew();
  const act = useAct();
  const move = async (): Promise<void> => {
    const done = await act.run(() => moveTo(from ?? ''));
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
