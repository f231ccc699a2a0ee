import { Table } from 'antd';
import { differences, type NamedField } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Notice } from '#ui/kit/status-tag.tsx';
import type { DutyPreview } from '../../contract/index.ts';

interface DutyPreviewViewProps {
  readonly preview: DutyPreview;
  readonly fields: readonly NamedField[];
}

/** What a change of the matrix would change, by category and village, and for open cases. */
export function DutyPreviewView({ preview, fields }: DutyPreviewViewProps) {
  const { t } = useText();
  const { affected, openCases, examples } = preview;
  if (affected.length === 0) {
    return <Notice meaning="notice" title={t('duties.preview.nothing')} />;
  }
  const numbers =
    examples.length > 0 ? ` ${t('duties.preview.examples', { numbers: examples.join('、') })}` : '';
  return (
    <>
      <Notice
        meaning={openCases ? 'warning' : 'notice'}
        title={t('duties.preview.title', { count: affected.length })}
      >
        {openCases !== null && (
          <p>{t('duties.preview.openCases', { count: openCases }) + numbers}</p>
        )}
      </Notice>
      <Table
        rowKey={(one) => `${one.categoryCode}/${one.villageId}`}
        size="small"
        dataSource={affected}
        pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
        scroll={{ x: 'max-content' }}
        columns={[
          { title: t('duties.field.categoryCode'), dataIndex: 'categoryZh' },
          {
            title: t('duties.preview.where'),
            render: (_, one) =>
              t('duties.preview.cells', { village: one.villageZh, count: one.gridCellIds.length }),
          },
          {
            title: t('duties.preview.change'),
            render: (_, one) =>
              differences(one.before, one.after, fields).map((row) => (
                <div key={row.label}>
                  <span className="dk-muted">{row.label}</span> {row.before} →{' '}
                  <strong>{row.after}</strong>
                </div>
              )),
          },
        ]}
      />
    </>
  );
}
