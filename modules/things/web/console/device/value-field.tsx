import { Form, Input, InputNumber, Select, Switch } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import { unitText } from '../../../contract/units.ts';
import type { Property } from '../../../contract/index.ts';
import { useNameOf } from '../use-things.ts';

interface ValueFieldProps {
  readonly property: Property;
  readonly isRequired?: boolean;
}

/** A control for one property, after its type, unit and range. */
export function ValueField({ property, isRequired = false }: ValueFieldProps) {
  const { t } = useText();
  const nameOf = useNameOf();
  const { key, type, unit, min, max } = property;
  const range = min !== undefined && max !== undefined ? ` (${min}–${max})` : '';
  const label = `${nameOf(property)}${range}`;
  const rules = isRequired ? [{ required: true, message: t('things.need.value') }] : [];
  if (type === 'boolean') {
    return (
      <Form.Item name={key} label={label} valuePropName="checked" initialValue={false}>
        <Switch checkedChildren={t('things.value.yes')} unCheckedChildren={t('things.value.no')} />
      </Form.Item>
    );
  }
  if (type === 'json') return <JsonField name={key} label={label} rules={rules} />;
  return (
    <Form.Item name={key} label={label} rules={rules}>
      {type === 'number' || type === 'integer' ? (
        <InputNumber
          style={{ width: '100%' }}
          suffix={unitText(unit)}
          precision={type === 'integer' ? 0 : (property.precision ?? 3)}
          {...(min === undefined ? {} : { min })}
          {...(max === undefined ? {} : { max })}
        />
      ) : type === 'enum' ? (
        <Choices property={property} />
      ) : (
        <Input maxLength={max ?? 1000} />
      )}
    </Form.Item>
  );
}

function Choices({ property, ...control }: { property: Property }) {
  const { locale } = useText();
  const options = (property.choices ?? []).map(({ value, zh, en }) => ({
    value,
    label: (locale === 'en' && en) || zh,
  }));
  return <Select {...control} options={options} />;
}

interface JsonFieldProps {
  readonly name: string;
  readonly label: string;
  readonly rules: readonly { required: boolean; message: string }[];
}

/** A structure, written as JSON; the form keeps it as it is once it can be read. */
function JsonField({ name, label, rules }: JsonFieldProps) {
  const { t } = useText();
  return (
    <Form.Item
      name={name}
      label={label}
      rules={[
        ...rules,
        {
          validator: (_, value: unknown) =>
            value === undefined || typeof value === 'object'
              ? Promise.resolve()
              : Promise.reject(new Error(t('things.need.json'))),
        },
      ]}
      getValueFromEvent={(event: { target: { value: string } }) => parsed(event.target.value)}
      getValueProps={(value: unknown) => ({
        value: typeof value === 'string' ? value : JSON.stringify(value, null, 2),
      })}
    >
      <Input.TextArea rows={4} />
    </Form.Item>
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
