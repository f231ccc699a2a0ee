import { Button, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import type { Property } from '../../../contract/index.ts';
import { unitText } from '../../../contract/units.ts';
import { useNameOf } from '../use-things.ts';
import { PropertyDrawer } from './property-drawer.tsx';

interface PropertyTableProps {
  readonly properties: readonly Property[];
  /** Null: only looked at. */
  readonly onChange: ((properties: Property[]) => void) | null;
}

/** Properties of a model, fields of an event, inputs of a service: the same table for all. */
export function PropertyTable({ properties, onChange }: PropertyTableProps) {
  const { t } = useText();
  const [open, setOpen] = useState<number | 'new' | null>(null);
  const columns = useColumns(onChange ? (index) => setOpen(index) : null);
  const put = (property: Property): void => {
    const next = [...properties];
    if (typeof open === 'number') next[open] = property;
    else next.push(property);
    onChange?.(next);
    setOpen(null);
  };
  const remove = (index: number): void => {
    onChange?.(properties.filter((_, at) => at !== index));
    setOpen(null);
  };
  return (
    <div className="dk-stack">
      <Table
        rowKey={(one) => one.key}
        size="small"
        columns={columns}
        dataSource={[...properties]}
        pagination={false}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: <span className="dk-muted">{t('things.model.noFields')}</span> }}
      />
      {onChange && (
        <p>
          <Button icon={<Icon name="plus" />} onClick={() => setOpen('new')}>
            {t('things.model.addField')}
          </Button>
        </p>
      )}
      {open !== null && (
        <PropertyDrawer
          property={typeof open === 'number' ? (properties[open] ?? null) : null}
          onPut={put}
          {...(typeof open === 'number' ? { onRemove: () => remove(open) } : {})}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}

function useColumns(onOpen: ((index: number) => void) | null): TableColumnsType<Property> {
  const { t } = useText();
  const nameOf = useNameOf();
  return [
    {
      title: t('things.model.field.name'),
      render: (_, one, index) =>
        onOpen ? (
          <Button type="link" style={{ padding: 0 }} onClick={() => onOpen(index)}>
            {nameOf(one)}
          </Button>
        ) : (
          nameOf(one)
        ),
    },
    { title: t('things.model.field.key'), render: (_, one) => <code>{one.key}</code> },
    { title: t('things.model.field.type'), render: (_, one) => t(`things.type.${one.type}`) },
    {
      title: t('things.model.field.range'),
      className: 'dk-number',
      render: (_, one) => rangeOf(one),
    },
    { title: t('things.model.field.access'), render: (_, one) => t(`things.access.${one.access}`) },
    {
      title: t('things.model.field.codes'),
      render: (_, one) =>
        Object.entries(one.codes ?? {})
          .map(([protocol, code]) => `${protocol}: ${code}`)
          .join(', ') || '—',
    },
  ];
}

function rangeOf({ min, max, unit, choices }: Property): string {
  if (choices) return choices.map(({ zh }) => zh).join('、');
  const written = unitText(unit);
  if (min === undefined && max === undefined) return written || '—';
  return `${min ?? '−∞'} ~ ${max ?? '∞'} ${written}`.trim();
}
