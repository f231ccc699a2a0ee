import { Form, InputNumber, Select, Switch } from 'antd';
import { Link } from 'react-router';
import { useText } from '#ui/i18n/text-provider.tsx';
import type { GridCellInput } from '../../contract.ts';
import { AreaField } from './area-field.tsx';
import { CommonFields } from './common-fields.tsx';
import { ObjectDrawer } from './object-drawer.tsx';
import { type GridCell, towns, useNameOf, type Village } from './use-ground.ts';
import { useNamedFields } from './use-named-fields.ts';

const blank = { code: '', nameZh: '', nameEn: '', active: true };

interface CellDrawerProps {
  /** Null adds one. */
  readonly cell: GridCell | null;
  readonly villages: readonly Village[];
  readonly onClose: () => void;
}

/** Adds or changes a grid cell. */
export function CellDrawer({ cell, villages, onClose }: CellDrawerProps) {
  const { t } = useText();
  const nameOf = useNameOf();
  const [form] = Form.useForm<GridCellInput>();
  const fields = useNamedFields([
    'nameZh',
    'nameEn',
    'code',
    'villageId',
    'population',
    'active',
    'area',
  ]);
  return (
    <ObjectDrawer<GridCell, GridCellInput>
      kind="gridCells"
      object={cell}
      title={cell?.nameZh ?? t('towns.areas.addCell')}
      form={form}
      initial={cell ? valuesOf(cell) : (blank as GridCellInput)}
      fields={fields}
      save={async (body, version) =>
        cell
          ? towns.saveGridCell({
              params: { id: cell.id },
              body: { ...body, version: version ?? 1 },
            })
          : towns.addGridCell({ body })
      }
      read={async () => {
        const { gridCells } = await towns.ground({ query: { areas: true, retired: true } });
        return gridCells.find(({ id }) => id === cell?.id);
      }}
      valuesOf={valuesOf}
      onClose={onClose}
    >
      <CommonFields />
      <Form.Item
        name="villageId"
        label={t('towns.field.villageId')}
        rules={[{ required: true, message: t('towns.need.village') }]}
      >
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={villages.map((one) => ({ value: one.id, label: nameOf(one) }))}
        />
      </Form.Item>
      <Form.Item name="population" label={t('towns.field.population')}>
        <InputNumber min={0} max={1_000_000} precision={0} />
      </Form.Item>
      {cell && (
        <p>
          <Link to={`/people/grid-workers?cell=${cell.id}`}>{t('towns.areas.changeWorker')}</Link>
        </p>
      )}
      <AreaField />
      <Form.Item name="active" label={t('towns.inUse')} valuePropName="checked">
        <Switch />
      </Form.Item>
    </ObjectDrawer>
  );
}

function valuesOf(cell: GridCell): GridCellInput {
  const { code, nameZh, nameEn, villageId, population = null, active, area } = cell;
  return { code, nameZh, nameEn, villageId, population, active, area } as GridCellInput;
}
