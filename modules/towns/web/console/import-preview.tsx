import { Button, Table } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import type { ImportPreview } from '../../contract.ts';

interface ImportPreviewTableProps {
  readonly preview: ImportPreview;
  readonly busy: boolean;
  readonly onApply: (importId: string) => void;
  readonly onCancel: () => void;
}

/** What an upload would do, and every row that is at fault. */
export function ImportPreviewTable({ preview, busy, onApply, onCancel }: ImportPreviewTableProps) {
  const { t } = useText();
  const { importId, accepted, faults } = preview;
  const count = (action: string): number => accepted.filter((one) => one.action === action).length;
  const changes = count('add') + count('change');
  return (
    <>
      <div className="towns-counts">
        <StatusTag meaning="ok">{t('towns.files.adds', { count: count('add') })}</StatusTag>
        <StatusTag meaning="notice">
          {t('towns.files.changes', { count: count('change') })}
        </StatusTag>
        <StatusTag meaning="neutral">{t('towns.files.same', { count: count('same') })}</StatusTag>
        {faults.length > 0 && (
          <StatusTag meaning="urgent">
            {t('towns.files.faults', { count: faults.length })}
          </StatusTag>
        )}
      </div>
      {faults.length > 0 && <Faults faults={faults} />}
      {accepted.length > 0 && <Accepted rows={accepted} />}
      <div className="dk-row">
        {importId && changes > 0 && (
          <Button type="primary" loading={busy} onClick={() => onApply(importId)}>
            {t(faults.length > 0 ? 'towns.files.applyGood' : 'towns.files.apply', {
              count: changes,
            })}
          </Button>
        )}
        <Button onClick={onCancel}>{t('towns.cancel')}</Button>
      </div>
    </>
  );
}

function Faults({ faults }: { faults: ImportPreview['faults'] }) {
  const { t } = useText();
  return (
    <Table
      size="small"
      title={() => <strong>{t('towns.files.faultTitle')}</strong>}
      rowKey={(one) => `${one.row}/${one.column}/${one.message}`}
      dataSource={faults}
      pagination={{ pageSize: 20, hideOnSinglePage: true }}
      scroll={{ x: 'max-content' }}
      columns={[
        {
          title: t('towns.files.row'),
          align: 'right',
          className: 'dk-number',
          render: (_, { row }) => (row === 0 ? t('towns.files.whole') : row),
        },
        { title: t('towns.files.column'), render: (_, { column }) => column || '—' },
        { title: t('towns.files.message'), dataIndex: 'message' },
      ]}
    />
  );
}

function Accepted({ rows }: { rows: ImportPreview['accepted'] }) {
  const { t } = useText();
  return (
    <Table
      size="small"
      title={() => <strong>{t('towns.files.acceptedTitle')}</strong>}
      rowKey="row"
      dataSource={rows}
      pagination={{ pageSize: 20, hideOnSinglePage: true }}
      scroll={{ x: 'max-content' }}
      columns={[
        { title: t('towns.files.row'), dataIndex: 'row', align: 'right', className: 'dk-number' },
        { title: t('towns.field.code'), dataIndex: 'code' },
        { title: t('towns.field.nameZh'), dataIndex: 'nameZh' },
        {
          title: t('towns.files.action'),
          render: (_, { action }) => t(`towns.files.do.${action}`),
        },
      ]}
    />
  );
}
