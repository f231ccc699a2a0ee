import { Form, Select, Switch } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import type { VillageInput } from '../../contract.ts';
import { AreaField } from './area-field.tsx';
import { CommonFields } from './common-fields.tsx';
import { ObjectDrawer } from './object-drawer.tsx';
import { towns, type Village } from './use-ground.ts';
import { useNamedFields } from './use-named-fields.ts';

const blank = { code: '', nameZh: '', nameEn: '', kind: 'village', active: true };

/** Adds or changes a village. */
export function VillageDrawer({
  village,
  onClose,
}: {
  village: Village | null;
  onClose: () => void;
}) {
  const { t } = useText();
  const [form] = Form.useForm<VillageInput>();
  const fields = useNamedFields(['nameZh', 'nameEn', 'code', 'kind', 'active', 'area']);
  return (
    <ObjectDrawer<Village, VillageInput>
      kind="villages"
      object={village}
      title={village?.nameZh ?? t('towns.areas.addVillage')}
      form={form}
      initial={village ? valuesOf(village) : (blank as VillageInput)}
      fields={fields}
      save={async (body, version) =>
        village
          ? towns.saveVillage({
              params: { id: village.id },
              body: { ...body, version: version ?? 1 },
            })
          : towns.addVillage({ body })
      }
      read={async () => {
        const { villages } = await towns.ground({ query: { areas: true, retired: true } });
        return villages.find(({ id }) => id === village?.id);
      }}
      valuesOf={valuesOf}
      onClose={onClose}
    >
      <CommonFields />
      <Form.Item name="kind" label={t('towns.field.kind')}>
        <Select
          options={(['village', 'quarter'] as const).map((value) => ({
            value,
            label: t(`towns.kind.${value}`),
          }))}
        />
      </Form.Item>
      <AreaField />
      <Form.Item name="active" label={t('towns.inUse')} valuePropName="checked">
        <Switch />
      </Form.Item>
    </ObjectDrawer>
  );
}

function valuesOf({ code, nameZh, nameEn, kind, active, area }: Village): VillageInput {
  return { code, nameZh, nameEn, kind, active, area } as VillageInput;
}
