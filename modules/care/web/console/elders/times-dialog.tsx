import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import type { ElderDetail } from '../../../contract/elders.ts';
import { care, useBehalf, useRenew } from '../shared/client.ts';
import { minuteOf } from '../shared/time-fields.tsx';
import { clock } from '../shared/words.tsx';

const mostTimes = 3;

/** Agrees on check-in times, with a pause and a device. */
export function TimesDialog({ elder, onClose }: { elder: ElderDetail; onClose: () => void }) {
  const { t } = useText();
  const renew = useRenew();
  const act = useAct();
  const behalf = useBehalf();
  const [times, setTimes] = useState<string[]>(() =>
    elder.times.length > 0 ? elder.times.map(clock) : ['09:00'],
  );
  const [pausedFrom, setFrom] = useState(elder.pausedFrom ?? '');
  const [pausedUntil, setUntil] = useState(elder.pausedUntil ?? '');
  const [deviceCode, setDevice] = useState(elder.deviceCode ?? '');
  const save = async (): Promise<void> => {
    const done = await act.run(async () => {
      const body = {
        times: [...new Set(times.filter(Boolean).map(minuteOf))],
        pausedFrom: pausedFrom || null,
        pausedUntil: pausedUntil || null,
        deviceCode: deviceCode || null,
        version: elder.version,
      };
      await care.setTimes({ params: { elderId: elder.id }, body }, behalf);
      await renew();
    });
    if (done) onClose();
  };
  return (
    <Modal
      open
      title={t('care.elder.setTimes')}
      okText={t('care.save')}
      cancelText={t('care.cancel')}
      okButtonProps={{ loading: act.busy }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <Form layout="vertical">
        <Form.Item label={t('care.col.times')} extra={t('care.elder.timesHint')}>
          {times.map((time, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a time has no name of its own.
            <div key={at} className="dk-row" style={{ marginBottom: 8 }}>
              <Input
                type="time"
                aria-label={t('care.col.times')}
                value={time}
                onChange={({ target }) =>
                  setTimes(times.map((one, index) => (index === at ? target.value : one)))
                }
              />
              <Button
                icon={<Icon name="close" />}
                aria-label={t('care.remove')}
                onClick={() => setTimes(times.filter((_, index) => index !== at))}
              />
            </div>
          ))}
          {times.length < mostTimes && (
            <Button size="small" onClick={() => setTimes([...times, '18:00'])}>
              {t('care.elder.addTime')}
            </Button>
          )}
        </Form.Item>
        <div className="care-form-row">
          <Form.Item label={t('care.elder.pauseFrom')} htmlFor="pause-from">
            <Input
              id="pause-from"
              type="date"
              value={pausedFrom}
              onChange={({ target }) => setFrom(target.value)}
            />
          </Form.Item>
          <Form.Item label={t('care.elder.pauseUntil')} htmlFor="pause-until">
            <Input
              id="pause-until"
              type="date"
              value={pausedUntil}
              onChange={({ target }) => setUntil(target.value)}
            />
          </Form.Item>
        </div>
        <Form.Item
          label={t('care.elder.device')}
          htmlFor="device-code"
          extra={t('care.elder.deviceHint')}
        >
          <Input
            id="device-code"
            maxLength={60}
            value={deviceCode}
            onChange={({ target }) => setDevice(target.value)}
          />
        </Form.Item>
      </Form>
      <ErrorNotice error={act.error} />
    </Modal>
  );
}
