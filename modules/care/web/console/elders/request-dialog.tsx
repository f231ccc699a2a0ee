import { Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { serverNow } from '#ui/i18n/clock.ts';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { newId } from '#ui/kit/new-id.ts';
import { ErrorNotice } from '#ui/kit/states.tsx';
import type { ElderDetail } from '../../../contract/elders.ts';
import { care, useBehalf, useRenew } from '../shared/client.ts';
import { minuteOf, TimeFields, WeekdayField } from '../shared/time-fields.tsx';
import { useServices } from '../shared/use-choices.ts';

const dayMs = 86_400_000;
/** Tomorrow, as the town counts days. */
export const tomorrow = (): string =>
  new Date(serverNow().getTime() + dayMs + 8 * 3_600_000).toISOString().slice(0, 10);

/** Asks for help at the window or by telephone. */
export function RequestDialog({ elder, onClose }: { elder: ElderDetail; onClose: () => void }) {
  const { t } = useText();
  const renew = useRenew();
  const act = useAct();
  const behalf = useBehalf();
  const { options } = useServices();
  const [key] = useState(newId);
  const [serviceCode, setService] = useState<string>();
  const [day, setDay] = useState(tomorrow);
  const [time, setTime] = useState('11:30');
  const [weekdays, setWeekdays] = useState<number[]>([]);
  const [words, setWords] = useState('');
  const save = async (): Promise<void> => {
    const done = await act.run(async () => {
      const body = { serviceCode: serviceCode ?? '', day, minute: minuteOf(time), weekdays, words };
      const options = { idempotencyKey: key, ...behalf };
      await care.addRequest({ params: { elderId: elder.id }, body }, options);
      await renew();
    });
    if (done) onClose();
  };
  return (
    <Modal
      open
      title={t('care.request.add')}
      okText={t('care.request.send')}
      cancelText={t('care.cancel')}
      okButtonProps={{ loading: act.busy, disabled: !serviceCode || !day }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <Form layout="vertical">
        <Form.Item label={t('care.col.service')} htmlFor="care-service">
          <Select id="care-service" value={serviceCode} onChange={setService} options={options} />
        </Form.Item>
        <TimeFields day={day} time={time} onDay={setDay} onTime={setTime} />
        <Form.Item label={t('care.request.weekdays')} extra={t('care.request.weekdaysHint')}>
          <WeekdayField value={weekdays} onChange={setWeekdays} />
        </Form.Item>
        <Form.Item label={t('care.request.words')} htmlFor="care-words">
          <Input.TextArea
            id="care-words"
            rows={2}
            maxLength={500}
            value={words}
            onChange={({ target }) => setWords(target.value)}
          />
        </Form.Item>
      </Form>
      <ErrorNotice error={act.error} />
    </Modal>
  );
}
