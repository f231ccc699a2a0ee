import { Button, Drawer, Form, Input, InputNumber, Select, Switch } from 'antd';
import { useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import type { PlannedPool, PoolChange } from '../../../contract/index.ts';
import { booking, useRenew } from '../shared/client.ts';

const numbers = [
  ['slotMinutes', 5, 480],
  ['beforeMinutes', 0, 240],
  ['afterMinutes', 0, 240],
  ['noticeMinutes', 0, 20_160],
  ['horizonDays', 0, 120],
] as const;
const texts = ['nameZh', 'nameEn', 'hintZh', 'hintEn'] as const;

/** Rules of a pool: length, buffers, notice, horizon, holidays. Bookings that exist stay as they are. */
export function PoolDrawer({ pool, onClose }: { pool: PlannedPool; onClose: () => void }) {
  const { t } = useText();
  const [draft, setDraft] = useState<PoolChange>(changeOf(pool));
  const renew = useRenew();
  const act = useAct();
  const set = (change: Partial<PoolChange>): void => setDraft({ ...draft, ...change });
  const save = async (): Promise<void> => {
    const done = await act.run(async () =>
      booking.savePool({ params: { poolId: pool.id }, body: draft }),
    );
    await renew();
    if (done) onClose();
  };
  return (
    <Drawer
      open
      size={560}
      title={t('booking.plans.rules')}
      onClose={onClose}
      mask={{ closable: false }}
      footer={
        <Button type="primary" loading={act.busy} onClick={() => void save()}>
          {t('booking.save')}
        </Button>
      }
    >
      <Form layout="vertical">
        <ErrorNotice error={act.error} />
        {texts.map((name) => (
          <Form.Item key={name} label={t(`booking.pool.${name}`)} htmlFor={`pool-${name}`}>
            <Input
              id={`pool-${name}`}
              value={draft[name]}
              onChange={(event) => set({ [name]: event.target.value })}
            />
          </Form.Item>
        ))}
        <div className="bk-form-line">
          {numbers.map(([name, min, max]) => (
            <Form.Item key={name} label={t(`booking.pool.${name}`)} htmlFor={`pool-${name}`}>
              <InputNumber
                id={`pool-${name}`}
                min={min}
                max={max}
                value={draft[name]}
                onChange={(value) => set({ [name]: value ?? min })}
              />
            </Form.Item>
          ))}
          <Form.Item label={t('booking.pool.onHolidays')} htmlFor="pool-holidays">
            <Select
              id="pool-holidays"
              value={draft.onHolidays}
              onChange={(onHolidays) => set({ onHolidays })}
              options={(['closed', 'open'] as const).map((value) => ({
                value,
                label: t(`booking.pool.holidays.${value}`),
              }))}
            />
          </Form.Item>
          <Form.Item label={t('booking.pool.makeUpWeekday')} htmlFor="pool-make-up">
            <Select
              id="pool-make-up"
              value={draft.makeUpWeekday}
              onChange={(makeUpWeekday) => set({ makeUpWeekday })}
              options={[0, 1, 2, 3, 4, 5, 6].map((value) => ({
                value,
                label: t(`booking.weekday.${value}`),
              }))}
            />
          </Form.Item>
        </div>
        <label className="dk-row">
          <Switch
            checked={draft.needsApproval}
            onChange={(needsApproval) => set({ needsApproval })}
          />
          {t('booking.pool.needsApproval')}
        </label>
        <label className="dk-row">
          <Switch checked={draft.active} onChange={(active) => set({ active })} />
          {t('booking.pool.active')}
        </label>
      </Form>
    </Drawer>
  );
}

function changeOf(pool: PlannedPool): PoolChange {
  const { id: _, kind: __, siteZh: ___, siteEn: ____, resources: _____, ...change } = pool;
  return change;
}
