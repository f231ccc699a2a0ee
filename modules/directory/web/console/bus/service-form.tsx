import { Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import type { ServiceRule } from '../../../contract/index.ts';
import { directory, useRenew } from '../shared/client.tsx';
import type { KeptBus } from './kept-bus.ts';

const kinds = ['weekly', 'marketDays', 'otherDays', 'lunarDays', 'dates'] as const;
const lunarDays = Array.from({ length: 30 }, (_, at) => at + 1);
const weekdays = [1, 2, 3, 4, 5, 6, 0] as const;

interface ServiceFormProps {
  readonly service: KeptBus['services'][number];
  readonly version: number;
  readonly onClose: () => void;
}

const daysOf = (text: string): string[] => text.match(/\d{4}-\d{2}-\d{2}/g) ?? [];

/** On which days a service runs. */
export function ServiceForm({ service, version, onClose }: ServiceFormProps) {
  const { t } = useText();
  const renew = useRenew();
  const act = useAct();
  const [rule, setRule] = useState<ServiceRule>(service.rule);
  const [from, setFrom] = useState(service.from);
  const [until, setUntil] = useState(service.until);
  const [added, setAdded] = useState(service.added.join(' '));
  const [removed, setRemoved] = useState(service.removed.join(' '));
  const save = async (): Promise<void> => {
    const body = { rule, from, until, added: daysOf(added), removed: daysOf(removed), version };
    const done = await act.run(async () =>
      directory.saveService({ params: { serviceId: service.id }, body }),
    );
    await renew();
    if (done) onClose();
  };
  const texts = [
    ['from', from, setFrom],
    ['until', until, setUntil],
    ['added', added, setAdded],
    ['removed', removed, setRemoved],
  ] as const;
  return (
    <Modal
      open
      title={t('directory.bus.serviceForm', { id: service.id })}
      okText={t('directory.form.save')}
      cancelText={t('directory.form.cancel')}
      okButtonProps={{ loading: act.busy }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <Form layout="vertical">
        <Form.Item label={t('directory.bus.rule')} htmlFor="service-rule">
          <Select
            id="service-rule"
            value={rule.kind}
            onChange={(kind) => setRule({ ...rule, kind })}
            options={kinds.map((value) => ({ value, label: t(`directory.bus.rules.${value}`) }))}
          />
        </Form.Item>
        {rule.kind === 'weekly' && (
          <Form.Item label={t('directory.bus.weekdays')} htmlFor="service-weekdays">
            <Select
              id="service-weekdays"
              mode="multiple"
              value={rule.weekdays}
              onChange={(chosen) => setRule({ ...rule, weekdays: chosen })}
              options={weekdays.map((value) => ({
                value: value as number,
                label: t(`directory.weekday.${value}`),
              }))}
            />
          </Form.Item>
        )}
        {rule.kind === 'lunarDays' && (
          <Form.Item label={t('directory.bus.lunarDays')} htmlFor="service-lunar">
            <Select
              id="service-lunar"
              mode="multiple"
              value={rule.lunarDays}
              onChange={(chosen) => setRule({ ...rule, lunarDays: chosen })}
              options={lunarDays.map((value) => ({ value, label: String(value) }))}
            />
          </Form.Item>
        )}
        {texts.map(([name, value, set]) => (
          <Form.Item key={name} label={t(`directory.bus.${name}`)} htmlFor={`service-${name}`}>
            <Input
              id={`service-${name}`}
              value={value}
              placeholder="2026-12-31"
              onChange={({ target }) => set(target.value)}
            />
          </Form.Item>
        ))}
      </Form>
      <ErrorNotice error={act.error} />
    </Modal>
  );
}
