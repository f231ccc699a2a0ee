import { useQuery } from '@tanstack/react-query';
import { App, Button, Drawer, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice, faultAt } from '#ui/kit/states.tsx';
import { newId } from '#ui/kit/new-id.ts';
import { booking, usePick, useRenew } from '../shared/client.ts';
import { TimeFields } from './time-fields.tsx';

/** 代为预约: for who stands at the window or calls. */
export function BookForDrawer({ day: firstDay, onClose }: { day: string; onClose: () => void }) {
  const { t } = useText();
  const pick = usePick();
  const { message } = App.useApp();
  const plans = useQuery({
    queryKey: ['booking', 'plans'],
    queryFn: async () => booking.plans({}),
  });
  const [key] = useState(newId);
  const [poolId, setPoolId] = useState('');
  const [day, setDay] = useState(firstDay);
  const [from, setFrom] = useState<string | null>(null);
  const [person, setPerson] = useState({ personName: '', phone: '', address: '', note: '' });
  const renew = useRenew();
  const act = useAct();
  const pool = plans.data?.items.find(({ id }) => id === poolId);
  const save = async (): Promise<void> => {
    const { address, note, ...who } = person;
    const done = await act.run(async () =>
      booking.bookFor(
        {
          body: {
            poolId,
            from: from ?? '',
            ...who,
            ...(address ? { address } : {}),
            ...(note ? { note } : {}),
          },
        },
        { idempotencyKey: `${key}-${from}` },
      ),
    );
    await renew();
    if (!done) return;
    void message.success(t('booking.sheet.booked'));
    onClose();
  };
  const text = (name: keyof typeof person, most: number) => (
    <Form.Item
      label={t(`booking.for.${name}`)}
      htmlFor={`booking-for-${name}`}
      {...(faultAt(act.error, `/${name}`) ? { validateStatus: 'error' as const } : {})}
    >
      <Input
        id={`booking-for-${name}`}
        maxLength={most}
        value={person[name]}
        onChange={(event) => setPerson({ ...person, [name]: event.target.value })}
      />
    </Form.Item>
  );
  return (
    <Drawer
      open
      size={520}
      title={t('booking.sheet.bookFor')}
      onClose={onClose}
      mask={{ closable: false }}
      footer={
        <Button
          type="primary"
          loading={act.busy}
          disabled={!from || !person.personName || !person.phone}
          onClick={() => void save()}
        >
          {t('booking.for.save')}
        </Button>
      }
    >
      <Form layout="vertical">
        <ErrorNotice error={act.error} />
        <Form.Item label={t('booking.sheet.pool')} htmlFor="booking-for-pool">
          <Select
            id="booking-for-pool"
            value={poolId || null}
            onChange={(value: string) => {
              setPoolId(value);
              setFrom(null);
            }}
            options={(plans.data?.items ?? [])
              .filter(({ active }) => active)
              .map((one) => ({ value: one.id, label: pick(one.nameZh, one.nameEn) }))}
          />
        </Form.Item>
        {poolId && (
          <Form.Item label={t('booking.sheet.time')}>
            <TimeFields poolId={poolId} day={day} from={from} onDay={setDay} onTime={setFrom} />
          </Form.Item>
        )}
        {text('personName', 40)}
        {text('phone', 20)}
        {pool?.kind === 'visit' && text('address', 120)}
        {text('note', 200)}
      </Form>
    </Drawer>
  );
}
