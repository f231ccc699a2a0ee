import { Checkbox, Form, Input, InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import type { Service, ServiceInput } from '../../../contract/requests.ts';
import { careTasks, serviceKinds } from '../../../contract/words.ts';
import { care, useRenew } from '../shared/client.ts';

const blank: ServiceInput = {
  kind: 'home',
  nameZh: '',
  nameEn: '',
  hintZh: '',
  hintEn: '',
  categoryCode: '021104',
  departmentId: null,
  priceFen: 0,
  minutes: 30,
  tasks: [],
  position: 100,
  active: true,
};
const fenOfYuan = 100;

/** Adds or changes a kind of help. */
export function ServiceDialog({
  service,
  onClose,
}: {
  service: Service | null;
  onClose: () => void;
}) {
  const { t } = useText();
  const renew = useRenew();
  const act = useAct();
  const [code, setCode] = useState(service?.code ?? '');
  const [input, setInput] = useState<ServiceInput>(() => {
    if (!service) return blank;
    const { code: _code, version: _version, ...rest } = service;
    return rest;
  });
  const change = (part: Partial<ServiceInput>): void => setInput((now) => ({ ...now, ...part }));
  const save = async (): Promise<void> => {
    const done = await act.run(async () => {
      await care.saveService({
        params: { code },
        body: { ...input, version: service?.version ?? 0 },
      });
      await renew();
    });
    if (done) onClose();
  };
  const line = (key: 'nameZh' | 'nameEn' | 'hintZh' | 'hintEn') => (
    <Form.Item label={t(`care.settings.${key}`)} htmlFor={`service-${key}`}>
      <Input
        id={`service-${key}`}
        value={input[key]}
        onChange={({ target }) => change({ [key]: target.value })}
      />
    </Form.Item>
  );
  return (
    <Modal
      open
      width={720}
      title={t(service ? 'care.settings.changeService' : 'care.settings.addService')}
      okText={t('care.save')}
      cancelText={t('care.cancel')}
      okButtonProps={{
        loading: act.busy,
        disabled: !/^[a-z][a-z0-9-]+$/.test(code) || !input.nameZh || !input.nameEn,
      }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <Form layout="vertical">
        <div className="care-form-row">
          <Form.Item label={t('care.settings.code')} htmlFor="service-code">
            <Input
              id="service-code"
              disabled={service !== null}
              value={code}
              onChange={({ target }) => setCode(target.value)}
            />
          </Form.Item>
          <Form.Item label={t('care.settings.kind')} htmlFor="service-kind">
            <Select
              id="service-kind"
              value={input.kind}
              onChange={(kind) => change({ kind })}
              options={serviceKinds.map((value) => ({ value, label: t(`care.kind.${value}`) }))}
            />
          </Form.Item>
          {line('nameZh')}
          {line('nameEn')}
          {line('hintZh')}
          {line('hintEn')}
          <NumberFields input={input} change={change} />
        </div>
        <Form.Item label={t('care.settings.tasks')}>
          <Checkbox.Group
            value={input.tasks}
            onChange={(tasks) => change({ tasks })}
            options={careTasks.map((value) => ({ value, label: t(`care.task.${value}`) }))}
          />
        </Form.Item>
        <Checkbox
          checked={input.active}
          onChange={({ target }) => change({ active: target.checked })}
        >
          {t('care.settings.offered')}
        </Checkbox>
      </Form>
      <ErrorNotice error={act.error} />
    </Modal>
  );
}

interface NumberFieldsProps {
  readonly input: ServiceInput;
  readonly change: (part: Partial<ServiceInput>) => void;
}

function NumberFields({ input, change }: NumberFieldsProps) {
  const { t } = useText();
  return (
    <>
      <Form.Item label={t('care.settings.price')} htmlFor="service-price">
        <InputNumber
          id="service-price"
          min={0}
          precision={2}
          suffix="元"
          value={input.priceFen / fenOfYuan}
          onChange={(yuan) => change({ priceFen: Math.round((yuan ?? 0) * fenOfYuan) })}
        />
      </Form.Item>
      <Form.Item label={t('care.settings.minutes')} htmlFor="service-minutes">
        <InputNumber
          id="service-minutes"
          min={5}
          max={480}
          value={input.minutes}
          onChange={(minutes) => change({ minutes: minutes ?? 30 })}
        />
      </Form.Item>
      <Form.Item label={t('care.settings.category')} htmlFor="service-category">
        <Input
          id="service-category"
          value={input.categoryCode}
          onChange={({ target }) => change({ categoryCode: target.value })}
        />
      </Form.Item>
    </>
  );
}
