import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, InputNumber, Select, Switch } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { formPlaces, SaveFault, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import type { RoadSettings } from '../../../contract/index.ts';
import { cases, keys } from '../shared/clients.ts';

interface Road {
  readonly settings: RoadSettings;
  readonly version: number;
}

const fields = [
  'numberPrefix',
  'reopenDays',
  'closeAutomaticallyAfterHours',
  'verifyAutomaticallyAfterHours',
  'remindAtPercent',
  'escalateAfterHours',
  'afterPhotoRequired',
] as const;

/** The settings of the road; two people saving at once see each other's changes. */
export function RoadForm({ road }: { road: Road }) {
  const { t } = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [form] = Form.useForm<RoadSettings>();
  const [version, setVersion] = useState(road.version);
  const act = useAct();
  const save = async (at: number): Promise<void> => {
    const settings = settingsOf(form.getFieldsValue(true) as RoadSettings);
    const saved = await act.run(async () => {
      try {
        await cases.saveRoad({ body: { settings, version: at } });
      } catch (fault) {
        form.setFields(
          formPlaces(fault).map(({ name, errors }) => ({ name: name.slice(1), errors })) as never,
        );
        throw fault;
      }
      await queries.invalidateQueries({ queryKey: keys.road });
    });
    if (saved) void message.success(t('cases.road.saved'));
  };
  const item = (name: (typeof fields)[number], control: ReactNode, extra?: string) => (
    <Form.Item
      name={name}
      label={t(`cases.road.${name}`)}
      {...(extra ? { extra: t(`cases.road.${extra}`) } : {})}
      rules={[{ required: true }]}
    >
      {control}
    </Form.Item>
  );
  return (
    <section className="dk-card">
      <h2>{t('cases.road.settings')}</h2>
      <SaveFault<Road>
        error={act.error}
        fields={fields.map((key) => ({ key, label: t(`cases.road.${key}`) }))}
        mine={() => form.getFieldsValue(true) as object}
        read={() => cases.road({}).then((latest) => ({ ...latest, ...latest.settings }))}
        onTake={(latest) => {
          form.setFieldsValue(latest.settings);
          setVersion(latest.version);
          act.clear();
        }}
        onKeep={(latest) => {
          setVersion(latest.version);
          void save(latest.version);
        }}
      />
      <Form<RoadSettings>
        form={form}
        layout="vertical"
        requiredMark={false}
        className="cs-road-form"
        initialValues={road.settings}
        onFinish={() => void save(version)}
      >
        {item('numberPrefix', <Input maxLength={4} />, 'numberPrefixHint')}
        {item('reopenDays', <InputNumber min={1} max={365} precision={0} />)}
        {item(
          'closeAutomaticallyAfterHours',
          <InputNumber min={0} max={720} precision={0} />,
          'closeAutomaticallyHint',
        )}
        {item(
          'verifyAutomaticallyAfterHours',
          <InputNumber min={0} max={720} precision={0} />,
          'verifyAutomaticallyHint',
        )}
        {item('remindAtPercent', <Numbers max={99} />, 'remindHint')}
        {item('escalateAfterHours', <Numbers max={720} />, 'escalateHint')}
        <Form.Item
          name="afterPhotoRequired"
          label={t('cases.road.afterPhotoRequired')}
          valuePropName="checked"
        >
          <Switch />
        </Form.Item>
        <Form.Item className="cs-road-save">
          <Button type="primary" htmlType="submit" loading={act.busy}>
            {t('cases.road.save')}
          </Button>
        </Form.Item>
      </Form>
    </section>
  );
}

interface NumbersProps {
  readonly value?: readonly number[];
  readonly onChange?: (value: number[]) => void;
  readonly max: number;
  readonly id?: string;
}

/** A few whole numbers, typed one after another. */
function Numbers({ value = [], onChange, max, id }: NumbersProps) {
  const take = (words: string[]): void => {
    const numbers = words
      .map(Number)
      .filter((one) => Number.isInteger(one) && one >= 0 && one <= max);
    onChange?.([...new Set(numbers)].sort((a, b) => a - b).slice(0, 5));
  };
  return (
    <Select
      {...(id ? { id } : {})}
      mode="tags"
      open={false}
      suffixIcon={null}
      tokenSeparators={[',', '，', '、', ' ']}
      value={value.map(String)}
      onChange={take}
    />
  );
}

function settingsOf(values: RoadSettings): RoadSettings {
  return { ...values, numberPrefix: values.numberPrefix.toUpperCase() };
}
