import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import { localClock } from '../../times.ts';
import { booking } from '../shared/client.ts';

interface TimeFieldsProps {
  readonly poolId: string;
  readonly day: string;
  readonly from: string | null;
  readonly onDay: (day: string) => void;
  readonly onTime: (from: string) => void;
}

/** A day and one of its free times. */
export function TimeFields({ poolId, day, from, onDay, onTime }: TimeFieldsProps) {
  const { t } = useText();
  const slots = useQuery({
    queryKey: ['booking', 'slots', poolId, day],
    queryFn: async () => booking.slots({ params: { poolId }, query: { day } }),
    enabled: poolId !== '',
  });
  const free = slots.data?.items.filter((slot) => slot.free > 0) ?? [];
  return (
    <>
      <Input
        type="date"
        aria-label={t('booking.sheet.day')}
        style={{ width: 180 }}
        value={day}
        onChange={(event) => event.target.value && onDay(event.target.value)}
      />
      {slots.isLoading && <Loading lines={3} />}
      {slots.isError && <ErrorState error={slots.error} onRetry={() => void slots.refetch()} />}
      {slots.data && free.length === 0 && (
        <EmptyState icon="calendar" title={t('booking.sheet.noTime')} />
      )}
      <div className="dk-row" role="group" aria-label={t('booking.sheet.time')}>
        {free.map((slot) => (
          <Button
            key={slot.from}
            type={slot.from === from ? 'primary' : 'default'}
            aria-pressed={slot.from === from}
            onClick={() => onTime(slot.from)}
          >
            {localClock(slot.from)}
          </Button>
        ))}
      </div>
    </>
  );
}
