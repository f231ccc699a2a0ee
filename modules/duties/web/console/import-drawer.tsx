import { App, Button, Drawer, Table, Upload } from 'antd';
import { useState } from 'react';
import { base64Of, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import type { DutyImportPreview } from '../../contract/index.ts';
import { duties, useRenewDuties, useSayDuty } from './use-duties.ts';

/** Takes the matrix in from a workbook, after a look at every row. */
export function ImportDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  const { message } = App.useApp();
  const renew = useRenewDuties();
  const [preview, setPreview] = useState<DutyImportPreview | null>(null);
  const [fileName, setFileName] = useState('');
  const act = useAct();
  const upload = async (file: File): Promise<void> => {
    setPreview(null);
    setFileName(file.name);
    await act.run(async () => {
      const contentBase64 = await base64Of(file);
      setPreview(await duties.previewImport({ body: { contentBase64 } }));
    });
  };
  const apply = async (importId: string): Promise<void> => {
    const applied = await act.run(async () => {
      const result = await duties.applyImport({ params: { importId } });
      await renew();
      void message.success(t('duties.import.applied', result));
    });
    if (applied) onClose();
  };
  const changes = preview?.accepted.filter(({ action }) => action !== 'same').length ?? 0;
  const importId = preview?.importId;
  return (
    <Drawer
      open
      size={720}
      title={t('duties.import.title')}
      onClose={onClose}
      footer={
        importId && changes > 0 ? (
          <Button type="primary" loading={act.busy} onClick={() => void apply(importId)}>
            {t('duties.import.apply', { count: changes })}
          </Button>
        ) : null
      }
    >
      <p className="dk-muted">{t('duties.import.hint')}</p>
      <ErrorNotice error={act.error} />
      <Upload.Dragger
        accept=".xlsx"
        showUploadList={false}
        disabled={act.busy}
        beforeUpload={(file) => {
          void upload(file);
          return false;
        }}
      >
        <p>{act.busy ? t('duties.import.reading') : fileName || t('duties.import.drop')}</p>
      </Upload.Dragger>
      {preview && <PreviewTables preview={preview} />}
    </Drawer>
  );
}

function PreviewTables({ preview }: { preview: DutyImportPreview }) {
  const { t } = useText();
  const say = useSayDuty();
  const { accepted, faults } = preview;
  const count = (action: string): number => accepted.filter((one) => one.action === action).length;
  const shared = {
    size: 'small',
    scroll: { x: 'max-content' },
    pagination: { pageSize: 20, hideOnSinglePage: true },
  } as const;
  return (
    <div className="dk-stack">
      <p className="dk-row">
        <StatusTag meaning="ok">{t('duties.import.adds', { count: count('add') })}</StatusTag>
        <StatusTag meaning="notice">
          {t('duties.import.changes', { count: count('change') })}
        </StatusTag>
        <StatusTag meaning="neutral">{t('duties.import.same', { count: count('same') })}</StatusTag>
        {faults.length > 0 && (
          <StatusTag meaning="urgent">
            {t('duties.import.faults', { count: faults.length })}
          </StatusTag>
        )}
      </p>
      {faults.length > 0 && (
        <Table
          {...shared}
          title={() => <strong>{t('duties.import.faultTitle')}</strong>}
          rowKey={(one) => `${one.row}/${one.column}/${one.message}`}
          dataSource={faults}
          columns={[
            {
              title: t('duties.import.row'),
              align: 'right',
              render: (_, { row }) => (row === 0 ? t('duties.import.whole') : row),
            },
            { title: t('duties.import.column'), render: (_, { column }) => column || '—' },
            { title: t('duties.import.message'), dataIndex: 'message' },
          ]}
        />
      )}
      <Table
        {...shared}
        rowKey="row"
        dataSource={accepted.filter(({ action }) => action !== 'same')}
        locale={{ emptyText: t('duties.import.nothing') }}
        columns={[
          { title: t('duties.import.row'), dataIndex: 'row', align: 'right' },
          {
            title: t('duties.field.categoryCode'),
            render: (_, one) => say.category(one.categoryCode),
          },
          { title: t('duties.field.place'), dataIndex: 'placeZh' },
          {
            title: t('duties.import.action'),
            render: (_, { action }) => t(`duties.import.do.${action}`),
          },
        ]}
      />
    </div>
  );
}
