import { Form, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { serverNow } from '#ui/i18n/clock.ts';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import type { ElderDetail } from '../../../contract/elders.ts';
import { care, useRenew } from '../shared/client.ts';

/** Somebody died or moved away: everything that is agreed ends. */
export function EndDialog({ elder, onClose }: { elder: ElderDetail; onClose: () => void }) {
  const { t } = useText();
  const renew = useRenew();
  const act = useAct();
  const [state, setState] = useState<'moved' | 'died'>('moved');
  const [day, setDay] = useState(() => serverNow().toISOString().slice(0, 10));
  const save = async (): Promise<void> => {
    const done = await act.run(async () => {
      await care.endElder({ params: { elderId: elder.id }, body: { state, day } });
      await renew();
    });
    if (done) onClose();
  };
  return (
    <Modal
      open
      title={t('care.elder.end')}
      okText={t('care.save')}
      cancelText={t('care.cancel')}
      okButtonProps={{ loading: act.busy, danger: true, disabled: !day }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <p>{t('care.elder.endText')}</p>
      <Form layout="vertical">
        <Form.Item>
          <Radio.Group
            value={state}
            onChange={({ target }) => setState(target.value as 'moved' | 'died')}
            options={(['moved', 'died'] as const).map((value) => ({
              value,
              label: t(`care.elder.state.${value}`),
            }))}
          />
        </Form.Item>
        <Form.Item label={t('care.elder.endDay')} htmlFor="end-day">
          <Input
            id="end-day"
            type="date"
            value={day}
            onChange={({ target }) => setDay(target.value)}
          />
        </Form.Item>
      </Form>
      <ErrorNotice error={act.error} />
    </Modal>
  );
}
