import { App, Button, Drawer } from 'antd';
import { useState } from 'react';
import { base64Of, importChanges, ImportPreview, OneFile, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import type { DutyImportPreview } from '../../contract/index.ts';
import { duties, useRenewDuties, useSayDuty } from './use-duties.ts';

/** Takes the matrix in from a workbook, after a look at every row. */
export function ImportDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  const { message } = App.useApp();
  const renew = useRenewDuties();
  const [preview, setPreview] = useState<DutyImportPreview | null>(null);
  const [fileName, setFileName] = useState('');
  const say = useSayDuty();
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
      void message.success(t('shell.import.applied', result));
    });
    if (applied) onClose();
  };
  const changes = preview ? importChanges(preview) : 0;
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
            {t(preview.faults.length > 0 ? 'shell.import.applyGood' : 'shell.import.apply', {
              count: changes,
            })}
          </Button>
        ) : null
      }
    >
      <p className="dk-muted">{t('duties.import.hint')}</p>
      <ErrorNotice error={act.error} />
      <OneFile area accept=".xlsx" disabled={act.busy} onFile={(file) => void upload(file)}>
        <p>{act.busy ? t('shell.import.reading') : fileName || t('duties.import.drop')}</p>
      </OneFile>
      {preview && (
        <ImportPreview
          preview={preview}
          columns={[
            {
              title: t('duties.field.categoryCode'),
              show: (one) => say.category(one.categoryCode),
            },
            { title: t('duties.field.place'), show: ({ placeZh }) => placeZh },
          ]}
        />
      )}
    </Drawer>
  );
}
