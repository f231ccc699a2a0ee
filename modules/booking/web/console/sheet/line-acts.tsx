import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { SheetLine } from '../../../contract/index.ts';
import { booking, useRenew } from '../shared/client.ts';
import { MoveDrawer } from './move-drawer.tsx';

type DeskAct = 'confirm' | 'approve' | 'refuse' | 'cancel' | 'arrive' | 'excuse';

const isDeskAct = (act: string): act is DeskAct =>
  ['confirm', 'approve', 'refuse', 'cancel', 'arrive', 'excuse'].includes(act);
const needsReason = new Set<DeskAct>(['refuse', 'cancel', 'excuse']);

/** What can be done with a booking now; what the person is told asks for a reason. */
export function LineActs({ line }: { line: SheetLine }) {
  const { t } = useText();
  const mayTake = usePermission('booking.take');
  const renew = useRenew();
  const act = useAct();
  const [asking, setAsking] = useState<DeskAct | null>(null);
  const [isMoving, setMoving] = useState(false);
  const [because, setBecause] = useState('');
  if (!mayTake) return null;
  const isQueued = line.kind === 'doctor' || line.kind === 'window';
  const open = line.acts.filter(isDeskAct).filter((one) => one !== 'arrive' || isQueued);
  const run = async (what: DeskAct): Promise<void> => {
    const done = await act.run(async () =>
      booking.act({
        params: { bookingId: line.id },
        body: { act: what, ...(because ? { because } : {}) },
      }),
    );
    if (done) setAsking(null);
    await renew();
  };
  return (
    <div className="dk-row">
      {open.map((one) => (
        <Button
          key={one}
          size="small"
          loading={act.busy}
          onClick={() => (needsReason.has(one) ? setAsking(one) : void run(one))}
        >
          {t(`booking.act.${one}`)}
        </Button>
      ))}
      {line.acts.includes('move') && (
        <Button size="small" onClick={() => setMoving(true)}>
          {t('booking.act.move')}
        </Button>
      )}
      {!asking && <ErrorNotice error={act.error} />}
      {isMoving && (
        <MoveDrawer
          line={line}
          move={(from) => booking.moveFor({ params: { bookingId: line.id }, body: { from } })}
          onClose={() => setMoving(false)}
        />
      )}
      {asking && (
        <Modal
          open
          title={t(`booking.act.${asking}`)}
          okText={t(`booking.act.${asking}`)}
          confirmLoading={act.busy}
          onOk={() => void run(asking)}
          onCancel={() => setAsking(null)}
        >
          <ErrorNotice error={act.error} />
          <label htmlFor="booking-because">{t('booking.sheet.because')}</label>
          <Input
            id="booking-because"
            maxLength={60}
            value={because}
            onChange={(event) => setBecause(event.target.value)}
          />
        </Modal>
      )}
    </div>
  );
}
