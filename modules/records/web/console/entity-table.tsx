import { Table, type TableColumnsType } from 'antd';
import { Link } from 'react-router';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import type { EntityKind } from '../../contract/kinds.ts';
import type { EntityRow } from '../../contract/shapes.ts';
import { recordNumber } from './client.ts';

interface EntityTableProps<R extends EntityRow> {
  readonly kind: EntityKind;
  readonly rows: readonly R[];
  /** Columns besides. */
  readonly more?: TableColumnsType<R>;
}

/** Records, one line each; personal values are masked by the server. */
export function EntityTable<R extends EntityRow>({ kind, rows, more = [] }: EntityTableProps<R>) {
  const { t } = useText();
  const person: TableColumnsType<R> = [
    {
      title: t('records.field.gender'),
      render: (_, { gender }) => (gender ? t(`records.gender.${gender}`) : ''),
    },
    { title: t('records.age'), align: 'right', dataIndex: 'age' },
    {
      title: t('records.field.identityNumber'),
      className: 'rc-number',
      dataIndex: 'identityNumber',
    },
    { title: t('records.field.phone'), className: 'rc-number', dataIndex: 'phone' },
  ];
  return (
    <Table<R>
      rowKey="id"
      size="middle"
      dataSource={[...rows]}
      pagination={false}
      scroll={{ x: 'max-content' }}
      columns={[
        {
          title: t('records.number'),
          className: 'rc-number',
          render: (_, { number }) => recordNumber(number),
        },
        {
          title: t(`records.title.${kind}`),
          render: (_, { id, name }) => (
            <Link to={`/records/${id}`}>{name || t('records.unnamed')}</Link>
          ),
        },
        ...(kind === 'person' ? person : []),
        { title: t('records.field.address'), dataIndex: 'address' },
        ...more,
        {
          title: t('records.rows'),
          align: 'right',
          render: (_, row) =>
            t('records.rowsOf', { rows: row.memberCount, sources: row.sourceCount }),
        },
        { title: t('records.updated'), render: (_, row) => <Time at={row.updatedAt} /> },
      ]}
    />
  );
}
