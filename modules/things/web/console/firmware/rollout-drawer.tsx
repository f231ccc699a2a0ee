import { App, Button, Drawer, Form, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { newId } from '#ui/kit/new-id.ts';
import type { FirmwareView, NewRollout } from '../../../contract/index.ts';
import { things, useChoices, useModels, useNameOf, useRenewThings } from '../use-things.ts';

interface RolloutDrawerProps {
  readonly packages: readonly FirmwareView[];
  readonly onClose: () => void;
}

/** What the form holds: steps as typed. */
type Values = Omit<NewRollout, 'steps'> & { readonly steps: readonly string[] };

const blank: Partial<Values> = {
  groupCode: '',
  steps: ['5', '25', '100'],
  healthPercent: 90,
  watchMinutes: 30,
};

/** Starts a roll-out. */
export function RolloutDrawer({ packages, onClose }: RolloutDrawerProps) {
  const { t } = useText();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const [idempotencyKey] = useState(newId);
  const nameOf = useNameOf();
  const models = useModels().data?.items ?? [];
  const { groups } = useChoices();
  const renew = useRenewThings();
  const act = useAct();
  const start = async (): Promise<void> => {
    const { steps, ...rest } = form.getFieldsValue(true) as Values;
    const isStarted = await act.run(async () => {
      const body = { ...rest, steps: steps.map(Number) };
      await things.startRollout({ body }, { idempotencyKey });
      await renew();
    });
    if (!isStarted) return;
    void message.success(t('things.firmware.started'));
    onClose();
  };
  const options = packages
    .filter(({ retired }) => !retired)
    .map(({ id, modelCode, version }) => {
      const name = nameOf(models.find(({ code }) => code === modelCode)) || modelCode;
      return { value: id, label: `${name} ${version}` };
    });
  return (
    <Drawer
      open
      size={460}
      title={t('things.firmware.start')}
      onClose={onClose}
      footer={
        <Button type="primary" loading={act.busy} onClick={() => form.submit()}>
          {t('things.firmware.startNow')}
        </Button>
      }
    >
      <ErrorNotice error={act.error} />
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={blank}
        onFinish={() => void start()}
      >
        <Form.Item
          name="firmwareId"
          label={t('things.firmware.package')}
          rules={[{ required: true, message: t('things.need.value') }]}
        >
          <Select options={options} />
        </Form.Item>
        <Form.Item name="groupCode" label={t('things.firmware.scope')}>
          <Select options={[{ value: '', label: t('things.firmware.allOfModel') }, ...groups]} />
        </Form.Item>
        <Form.Item
          name="steps"
          label={t('things.firmware.steps')}
          extra={t('things.firmware.stepsHint')}
        >
          <Select
            mode="tags"
            open={false}
            suffixIcon={null}
            tokenSeparators={[',', '，', '、', ' ']}
          />
        </Form.Item>
        <div className="th-pair">
          <Form.Item name="healthPercent" label={t('things.firmware.healthPercent')}>
            <InputNumber min={1} max={100} precision={0} style={{ width: '100%' }} />
          </Form.Item>
          <Form.Item name="watchMinutes" label={t('things.firmware.watchMinutes')}>
            <InputNumber min={0} max={10_080} precision={0} style={{ width: '100%' }} />
          </Form.Item>
        </div>
      </Form>
    </Drawer>
  );
}
