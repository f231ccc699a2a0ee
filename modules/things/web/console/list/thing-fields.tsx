import { useQuery } from '@tanstack/react-query';
import { Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useText } from '#ui/i18n/text-provider.tsx';
import { type Position, TownMap } from '#ui/map/index.ts';
import { doors } from '../../../contract/index.ts';
import { things, useChoices } from '../use-things.ts';
import { DoorSettingsField } from './door-settings-field.tsx';
import type { ThingValues } from './thing-values.ts';

/** The controls of a device's form. */
export function ThingFields({ isNew }: { isNew: boolean }) {
  const { t } = useText();
  const { models, departments, groups } = useChoices();
  const searchable = { optionFilterProp: 'label' };
  const need = (key: string) => [{ required: true, message: t(`things.need.${key}`) }];
  return (
    <>
      <Form.Item name="name" label={t('things.field.name')} rules={need('name')}>
        <Input maxLength={60} autoFocus={isNew} />
      </Form.Item>
      <div className="th-pair">
        <Form.Item name="modelCode" label={t('things.field.modelCode')} rules={need('model')}>
          <Select showSearch={searchable} options={models} />
        </Form.Item>
        {isNew && (
          <Form.Item name="code" label={t('things.field.code')}>
            <Input maxLength={40} placeholder={t('things.one.codeHint')} />
          </Form.Item>
        )}
      </div>
      <div className="th-pair">
        <Form.Item name="door" label={t('things.field.door')}>
          <Select options={doors.map((value) => ({ value, label: t(`things.door.${value}`) }))} />
        </Form.Item>
        <ExternalId />
      </div>
      <DoorSettingsField />
      <Gateway />
      <PositionFields />
      <Form.Item name="address" label={t('things.field.address')}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="departmentId" label={t('things.field.departmentId')}>
        <Select allowClear showSearch={searchable} options={departments} />
      </Form.Item>
      <Form.Item name="groupCodes" label={t('things.field.groupCodes')}>
        <Select mode="multiple" options={groups} showSearch={searchable} />
      </Form.Item>
    </>
  );
}

function ExternalId() {
  const { t } = useText();
  const door = Form.useWatch('door', Form.useFormInstance<ThingValues>()) ?? 'mqtt';
  if (door === 'none') return null;
  return (
    <Form.Item
      name="externalId"
      label={t('things.field.externalId')}
      extra={t(`things.externalHint.${door}`)}
      rules={[{ pattern: /^[^\s/+#]+$/, message: t('things.need.externalId') }]}
    >
      <Input maxLength={80} />
    </Form.Item>
  );
}

/** The gateway is looked up by name or code among devices that hang on none. */
function Gateway() {
  const { t } = useText();
  const [q, setQ] = useState('');
  const form = Form.useFormInstance<ThingValues>();
  const chosen = Form.useWatch('gatewayId', form);
  const found = useQuery({
    queryKey: ['things', 'gateways', q],
    queryFn: async () => things.things({ query: { ...(q ? { q } : {}), limit: 50 } }),
  });
  const known = useQuery({
    queryKey: ['things', 'one', chosen],
    queryFn: async () => things.thing({ params: { id: chosen ?? '' } }),
    enabled: Boolean(chosen),
  });
  const items = (found.data?.items ?? []).filter(({ gatewayId }) => gatewayId === null);
  const all = known.data && !items.some(({ id }) => id === chosen) ? [known.data, ...items] : items;
  return (
    <Form.Item
      name="gatewayId"
      label={t('things.field.gateway')}
      extra={t('things.one.gatewayHint')}
    >
      <Select
        allowClear
        showSearch={{ filterOption: false, onSearch: setQ }}
        loading={found.isFetching}
        options={all.map((one) => ({ value: one.id, label: `${one.name} · ${one.code}` }))}
      />
    </Form.Item>
  );
}

function PositionFields() {
  const { t } = useText();
  const form = Form.useFormInstance<ThingValues>();
  const position: Position | null | undefined = Form.useWatch('position', form);
  const isPlaced = typeof position?.longitude === 'number' && typeof position.latitude === 'number';
  return (
    <>
      <div className="th-pair">
        <Form.Item name={['position', 'longitude']} label={t('things.field.longitude')}>
          <InputNumber min={-180} max={180} step={0.0001} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name={['position', 'latitude']} label={t('things.field.latitude')}>
          <InputNumber min={-90} max={90} step={0.0001} style={{ width: '100%' }} />
        </Form.Item>
      </div>
      <Form.Item extra={t('things.one.mapHint')}>
        <div className="th-small-map">
          <TownMap
            label={t('things.field.position')}
            picked={isPlaced ? position : null}
            onPick={(picked) => form.setFieldValue('position', rounded(picked))}
          />
        </div>
      </Form.Item>
    </>
  );
}

/** Seven decimals are a centimetre. */
function rounded({ longitude, latitude }: Position): Position {
  return { longitude: Number(longitude.toFixed(7)), latitude: Number(latitude.toFixed(7)) };
}
