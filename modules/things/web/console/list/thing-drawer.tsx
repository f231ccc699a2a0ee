import { App, Button, Drawer, Form } from 'antd';
import { useState } from 'react';
import { formPlaces, SaveFault, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { newId } from '#ui/kit/new-id.ts';
import type { ThingDetail } from '../../../contract/index.ts';
import { SecretShown } from '../provision/secret-shown.tsx';
import { things, useRenewThings } from '../use-things.ts';
import { ThingFields } from './thing-fields.tsx';
import type { ThingValues } from './thing-values.ts';

const blank: ThingValues = {
  code: '',
  name: '',
  modelCode: '',
  door: 'mqtt',
  externalId: null,
  gatewayId: null,
  position: null,
  address: '',
  departmentId: null,
  groupCodes: [],
  tags: {},
  settings: {},
};

interface ThingDrawerProps {
  /** Null adds one. */
  readonly thing: ThingDetail | null;
  readonly onClose: () => void;
}

/** Adds or changes a device. */
export function ThingDrawer({ thing, onClose }: ThingDrawerProps) {
  const { t } = useText();
  const { message } = App.useApp();
  const [form] = Form.useForm<ThingValues>();
  const [version, setVersion] = useState(thing?.version ?? null);
  const [idempotencyKey] = useState(newId);
  const [given, setGiven] = useState<{ name: string; secret: string } | null>(null);
  const renew = useRenewThings();
  const act = useAct();
  const save = async (at: number | null): Promise<void> => {
    const values = valuesIn(form.getFieldsValue(true) as ThingValues);
    let secret: string | null = null;
    const saved = await act.run(async () => {
      try {
        secret = await write(values, { thing, version: at, idempotencyKey });
      } catch (fault) {
        form.setFields(formPlaces(fault) as never);
        throw fault;
      }
      await renew();
    });
    if (!saved) return;
    void message.success(t('things.one.saved', { name: values.name }));
    if (secret) setGiven({ name: values.name, secret });
    else onClose();
  };
  const fields = fieldNames.map((key) => ({ key, label: t(`things.field.${key}`) }));
  if (given) return <SecretShown {...given} onClose={onClose} />;
  return (
    <Drawer
      open
      size={560}
      title={thing ? thing.name : t('things.list.add')}
      onClose={onClose}
      mask={{ closable: false }}
      footer={
        <div className="dk-row">
          <Button type="primary" loading={act.busy} onClick={() => form.submit()}>
            {t('things.save')}
          </Button>
          <Button onClick={onClose}>{t('things.cancel')}</Button>
        </div>
      }
    >
      <SaveFault<ThingDetail>
        error={act.error}
        fields={fields}
        mine={() => form.getFieldsValue(true) as ThingValues}
        read={async () => (thing ? things.thing({ params: { id: thing.id } }) : undefined)}
        onTake={(latest) => {
          form.setFieldsValue(formOf(latest));
          setVersion(latest.version);
          act.clear();
        }}
        onKeep={(latest) => {
          setVersion(latest.version);
          void save(latest.version);
        }}
      />
      <Form<ThingValues>
        form={form}
        layout="vertical"
        requiredMark="optional"
        initialValues={thing ? formOf(thing) : blank}
        onFinish={() => void save(version)}
      >
        <ThingFields isNew={!thing} />
      </Form>
    </Drawer>
  );
}

const fieldNames = [
  'name',
  'modelCode',
  'door',
  'externalId',
  'address',
  'departmentId',
  'groupCodes',
] as const;

interface Target {
  readonly thing: ThingDetail | null;
  readonly version: number | null;
  readonly idempotencyKey: string;
}

/** Writes a device. @returns a new device's secret, where it has one */
async function write(values: ThingValues, target: Target): Promise<string | null> {
  const { thing, version, idempotencyKey } = target;
  if (!thing) return (await things.addThing({ body: values }, { idempotencyKey })).secret;
  const { code: _, ...body } = values;
  await things.saveThing({ params: { id: thing.id }, body: { ...body, version: version ?? 1 } });
  return null;
}

function valuesIn(values: ThingValues): ThingValues {
  const { position, externalId, gatewayId, departmentId } = values;
  const isPlaced = typeof position?.longitude === 'number' && typeof position.latitude === 'number';
  return {
    ...values,
    externalId: externalId?.trim() || null,
    gatewayId: gatewayId ?? null,
    departmentId: departmentId ?? null,
    position: isPlaced ? position : null,
  };
}

function formOf(thing: ThingDetail): ThingValues {
  const { code, name, modelCode, door, externalId, gatewayId, position, address } = thing;
  const { departmentId, groupCodes, tags, settings } = thing;
  return {
    code,
    name,
    modelCode,
    door,
    externalId,
    gatewayId,
    position,
    address,
    departmentId,
    groupCodes,
    tags,
    settings,
  };
}
