import { Form, Input, InputNumber, Radio, Select, Space } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import { placeKinds, spanUnits, verifiers } from '../../contract/index.ts';
import { useCategories, useGround, useNameOf } from './use-duties.ts';

const searchable = { showSearch: { optionFilterProp: 'label' } };

/** What a duty is about, where it holds, who answers and by when. */
export function DutyFields() {
  const { t } = useText();
  const nameOf = useNameOf();
  const departments = (useGround().data?.departments ?? []).map((one) => ({
    value: one.id,
    label: nameOf(one),
  }));
  return (
    <>
      <CategoryField />
      <PlaceFields />
      <Form.Item
        name="leadDepartmentId"
        label={t('duties.field.leadDepartmentId')}
        rules={[{ required: true, message: t('duties.need.department') }]}
      >
        <Select {...searchable} options={departments} />
      </Form.Item>
      <Form.Item name="teamZh" label={t('duties.field.teamZh')}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="assistingDepartmentIds" label={t('duties.field.assistingDepartmentIds')}>
        <Select mode="multiple" {...searchable} options={departments} />
      </Form.Item>
      <SpanField name="response" />
      <SpanField name="deadline" />
      <Form.Item required name="verifyBy" label={t('duties.field.verifyBy')}>
        <Radio.Group
          options={verifiers.map((value) => ({ value, label: t(`duties.verify.${value}`) }))}
        />
      </Form.Item>
      {(['registrationCondition', 'closingCondition'] as const).map((name) => (
        <Form.Item
          key={name}
          name={name}
          label={t(`duties.field.${name}`)}
          extra={t('duties.hint.condition')}
        >
          <Input.TextArea autoSize maxLength={300} />
        </Form.Item>
      ))}
    </>
  );
}

function CategoryField() {
  const { t } = useText();
  const nameOf = useNameOf();
  const read = useCategories().data;
  const options = (read?.largeClasses ?? []).map((large) => ({
    label: nameOf(large),
    options: [
      {
        value: large.code,
        label: `${large.code} ${nameOf(large)} · ${t('duties.matrix.wholeClass')}`,
      },
      ...(read?.items ?? [])
        .filter((one) => one.largeClassCode === large.code && one.active)
        .map((one) => ({ value: one.code, label: `${one.code} ${nameOf(one)}` })),
    ],
  }));
  return (
    <Form.Item
      name="categoryCode"
      label={t('duties.field.categoryCode')}
      rules={[{ required: true, message: t('duties.need.category') }]}
    >
      <Select {...searchable} options={options} />
    </Form.Item>
  );
}

function PlaceFields() {
  const { t } = useText();
  const nameOf = useNameOf();
  const ground = useGround().data;
  const at: string | undefined = Form.useWatch('at');
  const choices: Readonly<Record<string, { value: string; label: string }[]>> = {
    placeKind: placeKinds.map((value) => ({ value, label: t(`duties.place.${value}`) })),
    villageId: (ground?.villages ?? []).map((one) => ({ value: one.id, label: nameOf(one) })),
    gridCellId: (ground?.gridCells ?? []).map((one) => ({ value: one.id, label: nameOf(one) })),
  };
  const options = at ? choices[at] : undefined;
  return (
    <>
      <Form.Item name="at" label={t('duties.field.place')} extra={t('duties.hint.place')}>
        <Radio.Group
          options={(['anywhere', 'placeKind', 'villageId', 'gridCellId'] as const).map((value) => ({
            value,
            label: t(`duties.at.${value}`),
          }))}
        />
      </Form.Item>
      {at && options && (
        <Form.Item name={at} rules={[{ required: true, message: t('duties.need.place') }]}>
          <Select {...searchable} aria-label={t(`duties.at.${at}`)} options={options} />
        </Form.Item>
      )}
    </>
  );
}

function SpanField({ name }: { name: 'response' | 'deadline' }) {
  const { t } = useText();
  return (
    <Form.Item required label={t(`duties.field.${name}`)} extra={t(`duties.hint.${name}`)}>
      <Space.Compact>
        <Form.Item
          name={[name, 'amount']}
          noStyle
          rules={[{ required: true, message: t('duties.need.amount') }]}
        >
          <InputNumber min={0.5} max={10_000} step={1} aria-label={t(`duties.field.${name}`)} />
        </Form.Item>
        <Form.Item name={[name, 'unit']} noStyle>
          <Select
            style={{ width: 130 }}
            aria-label={t('duties.span.unit')}
            options={spanUnits.map((value) => ({ value, label: t(`duties.unit.${value}`) }))}
          />
        </Form.Item>
      </Space.Compact>
    </Form.Item>
  );
}
