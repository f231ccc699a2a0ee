import { Select, Table } from 'antd';
import type { FieldView } from '#modules/catalogue/contract/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { type EntityKind, feedableFields, type RecordField } from '../../../contract/kinds.ts';
import type { FieldPair } from '../../../contract/settings.ts';
import { usePick } from '../client.ts';

interface MappingTableProps {
  readonly kind: EntityKind;
  readonly needed: RecordField;
  readonly fields: readonly FieldView[];
  readonly mapping: readonly FieldPair[];
  readonly onChange: (mapping: FieldPair[]) => void;
}

/** Every field of a record of the kind, with the field of the resource that feeds it. */
export function MappingTable({ kind, needed, fields, mapping, onChange }: MappingTableProps) {
  const { t } = useText();
  const pick = usePick();
  const chosen = (field: RecordField) => mapping.find((pair) => pair.field === field)?.key ?? null;
  const choose = (field: RecordField, key: string | undefined): void =>
    onChange([
      ...mapping.filter((pair) => pair.field !== field),
      ...(key === undefined ? [] : [{ field, key }]),
    ]);
  const options = fields.map(({ key, titleZh, titleEn }) => ({
    value: key,
    label: pick(titleZh, titleEn),
  }));
  const titleOf = (field: RecordField): string => t(`records.field.${field}`);
  return (
    <Table<{ field: RecordField }>
      rowKey="field"
      size="small"
      pagination={false}
      dataSource={feedableFields(kind).map((field) => ({ field }))}
      columns={[
        {
          title: t('records.source.recordField'),
          width: '40%',
          render: (_, { field }) => (
            <>
              {titleOf(field)}
              {field === needed && <strong> *</strong>}
              {field === needed && (
                <div className="dk-muted">
                  {t(kind === 'person' ? 'records.source.neededName' : 'records.source.neededKey')}
                </div>
              )}
            </>
          ),
        },
        {
          title: t('records.source.resourceField'),
          render: (_, { field }) => (
            <Select
              className="rc-wide"
              showSearch
              allowClear
              optionFilterProp="label"
              aria-label={t('records.source.fieldFor', { field: titleOf(field) })}
              placeholder={t('records.source.notFed')}
              value={chosen(field)}
              onChange={(key: string | undefined) => choose(field, key)}
              options={options}
            />
          ),
        },
      ]}
    />
  );
}
