import { Button, Tag } from 'antd';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import type { DeskView } from '../../../contract/index.ts';
import { localClock } from '../../times.ts';
import { booking, useRenew } from '../shared/client.ts';

/** Who waits, in the order of calling; the green channel is marked here. */
export function QueueList({ view }: { view: DeskView }) {
  const { t } = useText();
  const renew = useRenew();
  const act = useAct();
  const mark = async (ticketId: string, green: boolean): Promise<void> => {
    await act.run(async () => booking.favour({ params: { ticketId }, body: { green } }));
    await renew();
  };
  const { known, low, high } = view.estimate;
  return (
    <section className="dk-card">
      <h2>{t('booking.desk.queue', { count: String(view.waiting.length) })}</h2>
      {known && (
        <p className="dk-muted">
          {t('booking.desk.last', { low: String(low ?? 0), high: String(high ?? 0) })}
        </p>
      )}
      <ErrorNotice error={act.error} />
      {view.waiting.length === 0 && <p>{t('booking.desk.empty')}</p>}
      <ol className="bk-queue">
        {view.waiting.map((one) => (
          <li key={one.id}>
            <strong>{one.number}</strong>
            <span>
              {one.personName || '—'}
              <span className="dk-muted">
                {' '}
                {one.bookedFor
                  ? t('booking.desk.bookedFor', { time: localClock(one.bookedFor) })
                  : t('booking.desk.taken', { time: localClock(one.takenAt) })}
              </span>
            </span>
            <span>
              {one.favour === 'green' && <Tag color="green">{t('booking.desk.green')}</Tag>}
              {one.misses > 0 && (
                <Tag color="orange">{t('booking.desk.misses', { count: String(one.misses) })}</Tag>
              )}
            </span>
            <Button
              size="small"
              type="text"
              disabled={act.busy}
              onClick={() => void mark(one.id, one.favour !== 'green')}
            >
              {t(one.favour === 'green' ? 'booking.desk.greenOff' : 'booking.desk.greenOn')}
            </Button>
          </li>
        ))}
      </ol>
    </section>
  );
}
