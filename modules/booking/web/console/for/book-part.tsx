import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { serverNow } from '#ui/i18n/clock.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import type { OwnBooking, PoolCard } from '../../../contract/index.ts';
import { localDayOf } from '../../times.ts';
import { booking, usePick, useRenew } from '../shared/client.ts';
import { TimeFields } from '../sheet/time-fields.tsx';

/** What can be booked, as residents see it. */
export function usePools(): readonly PoolCard[] {
  const { data } = useQuery({
    queryKey: ['booking', 'pools'],
    queryFn: async () => booking.home({}),
  });
  return data?.items ?? [];
}

interface BookPartProps {
  readonly personId: string;
  readonly onMade: (one: OwnBooking) => void;
}

/** A new booking of the resident: kept and confirmed in one go, under the same rules as by the own phone. */
export function BookPart({ personId, onMade }: BookPartProps) {
  const { t } = useText();
  const pick = usePick();
  const pools = usePools();
  const renew = useRenew();
  const act = useAct();
  const [poolId, setPoolId] = useState('');
  const [day, setDay] = useState(() => localDayOf(serverNow().toISOString()));
  const [from, setFrom] = useState<string | null>(null);
  const [words, setWords] = useState({ address: '', note: '' });
  const pool = pools.find(({ id }) => id === poolId);
  const book = async (): Promise<void> => {
    const options = { onBehalfOf: personId };
    const done = await act.run(async () => {
      const held = await booking.hold({ body: { poolId, from: from ?? '' } }, options);
      onMade(await booking.confirm({ params: { bookingId: held.id }, body: words }, options));
    });
    if (done) {
      setFrom(null);
      setWords({ address: '', note: '' });
    }
    await renew();
  };
  const text = (name: keyof typeof words, most: number) => (
    <Form.Item label={t(`booking.for.${name}`)} htmlFor={`resident-${name}`}>
      <Input
        id={`resident-${name}`}
        maxLength={most}
        value={words[name]}
        onChange={({ target }) => setWords({ ...words, [name]: target.value })}
      />
    </Form.Item>
  );
  return (
    <Form layout="vertical" className="dk-card" onFinish={() => void book()}>
      <h2>{t('booking.resident.book')}</h2>
      <Form.Item label={t('booking.sheet.pool')} htmlFor="resident-pool">
        <Select
          id="resident-pool"
          value={poolId || null}
          placeholder={t('booking.resident.choose')}
          onChange={(value: string) => {
            setPoolId(value);
            setFrom(null);
          }}
          options={pools.map((one) => ({ value: one.id, label: pick(one.nameZh, one.nameEn) }))}
        />
      </Form.Item>
      {poolId && (
        <Form.Item label={t('booking.sheet.time')}>
          <TimeFields poolId={poolId} day={day} from={from} onDay={setDay} onTime={setFrom} />
        </Form.Item>
      )}
      {pool?.kind === 'visit' && text('address', 120)}
      {text('note', 200)}
      <ErrorNotice error={act.error} />
      <Button type="primary" htmlType="submit" disabled={!from} loading={act.busy}>
        {t('booking.for.save')}
      </Button>
    </Form>
  );
}
