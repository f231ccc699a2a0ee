import { Form, Input, InputNumber, Select } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import { type IconName, iconPaths } from '#ui/icons/names.ts';
import { Icon } from '#ui/icons/icon.tsx';
import type { NewThingModel } from '../../../contract/index.ts';
import { iconOf } from '../words.tsx';

interface HeadFormProps {
  readonly model: NewThingModel;
  readonly isNew: boolean;
  /** Null: only looked at. */
  readonly onChange: ((part: Partial<NewThingModel>) => void) | null;
}

/** Names, icon and limits of a model. */
export function HeadForm({ model, isNew, onChange }: HeadFormProps) {
  const { t } = useText();
  const label = (key: string): string => t(`things.model.field.${key}`);
  const hint = (key: string): string => t(`things.model.hint.${key}`);
  return (
    <Form<NewThingModel>
      layout="vertical"
      className="th-form"
      requiredMark="optional"
      disabled={!onChange}
      initialValues={model}
      onValuesChange={(_, values) => onChange?.(values)}
    >
      <div className="th-pair">
        <Form.Item name="nameZh" label={label('nameZh')} rules={[{ required: true }]}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="nameEn" label={label('nameEn')}>
          <Input maxLength={60} />
        </Form.Item>
      </div>
      <div className="th-pair">
        <Form.Item name="code" label={label('code')} extra={hint('code')}>
          <Input maxLength={40} disabled={!isNew} />
        </Form.Item>
        <Form.Item name="icon" label={label('icon')}>
          <Select options={iconOptions(model.icon)} />
        </Form.Item>
      </div>
      <div className="th-pair">
        <Form.Item
          name="silentAfterSeconds"
          label={label('silentAfterSeconds')}
          extra={hint('silentAfterSeconds')}
        >
          <InputNumber min={10} max={31_536_000} suffix="s" style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item
          name="retentionDays"
          label={label('retentionDays')}
          extra={hint('retentionDays')}
        >
          <InputNumber min={1} max={36_500} style={{ width: '100%' }} />
        </Form.Item>
      </div>
      <div className="th-pair">
        <Form.Item name={['budget', 'perSecond']} label={label('perSecond')}>
          <InputNumber min={0.01} max={10_000} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name={['budget', 'burst']} label={label('burst')}>
          <InputNumber min={1} max={100_000} precision={0} style={{ width: '100%' }} />
        </Form.Item>
      </div>
      <Form.Item name="tags" label={label('tags')} extra={hint('tags')}>
        <Select mode="tags" open={false} suffixIcon={null} />
      </Form.Item>
    </Form>
  );
}

function iconOptions(present: string) {
  const own = Object.keys(iconPaths) as IconName[];
  const names: string[] = own.some((name) => name === present) ? own : [present, ...own];
  return names.map((value) => ({
    value,
    label: (
      <span className="dk-row">
        <Icon name={iconOf(value)} size={16} /> {value}
      </span>
    ),
  }));
}
