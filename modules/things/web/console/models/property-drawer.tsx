import { Button, Drawer, Form, Input, InputNumber, Select } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { type Property, valueTypes } from '../../../contract/index.ts';
import { units } from '../../../contract/units.ts';

interface PropertyDrawerProps {
  /** Null adds one. */
  readonly property: Property | null;
  readonly onPut: (property: Property) => void;
  readonly onRemove?: () => void;
  readonly onClose: () => void;
}

/** What the form holds: codes as a list of pairs. */
type Values = Omit<Property, 'codes'> & { readonly codes?: { protocol: string; code: string }[] };

const blank: Partial<Values> = { type: 'number', unit: '1', access: 'r' };

/** Adds or changes a property. */
export function PropertyDrawer({ property, onPut, onRemove, onClose }: PropertyDrawerProps) {
  const { t } = useText();
  const [form] = Form.useForm<Values>();
  const type = Form.useWatch('type', form) ?? property?.type ?? 'number';
  const isNumeric = type === 'number' || type === 'integer';
  const label = (key: string): string => t(`things.model.field.${key}`);
  const need = [{ required: true, message: t('things.need.value') }];
  const keyRule = { pattern: /^[a-zA-Z][a-zA-Z0-9_]{0,39}$/, message: t('things.need.key') };
  return (
    <Drawer
      open
      size={480}
      title={property ? property.nameZh : t('things.model.addField')}
      onClose={onClose}
      footer={
        <div className="dk-row">
          <Button type="primary" onClick={() => form.submit()}>
            {t('things.model.put')}
          </Button>
          <Button onClick={onClose}>{t('things.cancel')}</Button>
          {onRemove && (
            <Button danger icon={<Icon name="trash" />} onClick={onRemove}>
              {t('things.model.remove')}
            </Button>
          )}
        </div>
      }
    >
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark="optional"
        initialValues={property ? valuesOf(property) : blank}
        onFinish={() => onPut(propertyOf(form.getFieldsValue(true) as Values))}
      >
        <div className="th-pair">
          <Form.Item name="nameZh" label={label('nameZh')} rules={need}>
            <Input maxLength={40} />
          </Form.Item>
          <Form.Item name="nameEn" label={label('nameEn')}>
            <Input maxLength={60} />
          </Form.Item>
        </div>
        <Form.Item name="key" label={label('key')} rules={[...need, keyRule]}>
          <Input maxLength={40} />
        </Form.Item>
        <div className="th-pair">
          <Form.Item name="type" label={label('type')}>
            <Select
              options={valueTypes.map((value) => ({ value, label: t(`things.type.${value}`) }))}
            />
          </Form.Item>
          <Form.Item name="access" label={label('access')}>
            <Select
              options={(['r', 'rw', 'w'] as const).map((value) => ({
                value,
                label: t(`things.access.${value}`),
              }))}
            />
          </Form.Item>
        </div>
        {isNumeric && (
          <Form.Item name="unit" label={label('unit')}>
            <Select showSearch options={unitOptions} />
          </Form.Item>
        )}
        {(isNumeric || type === 'text') && (
          <div className="th-pair">
            <Form.Item name="min" label={label(isNumeric ? 'min' : 'minLength')}>
              <InputNumber style={{ width: '100%' }} />
            </Form.Item>
            <Form.Item name="max" label={label(isNumeric ? 'max' : 'maxLength')}>
              <InputNumber style={{ width: '100%' }} />
            </Form.Item>
          </div>
        )}
        {type === 'number' && (
          <Form.Item name="precision" label={label('precision')}>
            <InputNumber min={0} max={9} precision={0} style={{ width: 160 }} />
          </Form.Item>
        )}
        {type === 'enum' && <Pairs name="choices" parts={['value', 'zh', 'en']} />}
        <Pairs name="codes" parts={['protocol', 'code']} />
      </Form>
    </Drawer>
  );
}

const unitOptions = Object.entries(units).map(([value, written]) => ({
  value,
  label: written && written !== value ? `${value} · ${written}` : value,
}));

/** A list of small rows: choices, foreign codes. */
function Pairs({ name, parts }: { name: 'choices' | 'codes'; parts: readonly string[] }) {
  const { t } = useText();
  return (
    <Form.Item label={t(`things.model.field.${name}`)} extra={t(`things.model.hint.${name}`)}>
      <Form.List name={name}>
        {(rows, { add, remove }) => (
          <div className="dk-stack th-pairs">
            {rows.map((row) => (
              <div key={row.key} className="th-pair-row">
                {parts.map((part, index) => (
                  <Form.Item
                    key={part}
                    name={[row.name, part]}
                    noStyle
                    rules={index < 2 ? [{ required: true, message: '' }] : []}
                  >
                    <Input placeholder={t(`things.model.field.${part}`)} maxLength={40} />
                  </Form.Item>
                ))}
                <Button
                  aria-label={t('things.model.remove')}
                  icon={<Icon name="trash" />}
                  onClick={() => remove(row.name)}
                />
              </div>
            ))}
            <Button size="small" icon={<Icon name="plus" />} onClick={() => add({})}>
              {t('things.model.addRow')}
            </Button>
          </div>
        )}
      </Form.List>
    </Form.Item>
  );
}

function valuesOf({ codes, ...rest }: Property): Values {
  const list = Object.entries(codes ?? {}).map(([protocol, code]) => ({ protocol, code }));
  return { ...rest, ...(list.length > 0 ? { codes: list } : {}) };
}

/** Members that were left empty or do not belong to the type are not there. */
function propertyOf(values: Values): Property {
  const { key, nameZh, nameEn, type, unit, min, max, precision, access, choices, codes } = values;
  const isNumeric = type === 'number' || type === 'integer';
  const isBounded = isNumeric || type === 'text';
  return {
    key,
    nameZh,
    nameEn: nameEn ?? '',
    type,
    unit: isNumeric ? unit : '1',
    access,
    ...(isBounded && typeof min === 'number' ? { min } : {}),
    ...(isBounded && typeof max === 'number' ? { max } : {}),
    ...(type === 'number' && typeof precision === 'number' ? { precision } : {}),
    ...(type === 'enum'
      ? { choices: (choices ?? []).map((one) => ({ ...one, en: one.en ?? '' })) }
      : {}),
    ...(codes?.length
      ? { codes: Object.fromEntries(codes.map(({ protocol, code }) => [protocol, code])) }
      : {}),
  };
}
