import { App, Button, Drawer } from 'antd';
import { useState } from 'react';
import {
  base64Of,
  importChanges,
  ImportPreview,
  OneFile,
  saveFile,
  useAct,
} from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import type { DaysPreview } from '../../contract.ts';
import { calendar, sayHours, useRenewCalendar } from './use-calendar.ts';

/** Hands the town's own days out as a workbook and takes them in, after a look at every row. */
export function ImportDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  const { message } = App.useApp();
  const renew = useRenewCalendar();
  const [preview, setPreview] = useState<DaysPreview | null>(null);
  const [fileName, setFileName] = useState('');
  const act = useAct();
  const upload = async (file: File): Promise<void> => {
    setPreview(null);
    setFileName(file.name);
    await act.run(async () => {
      const contentBase64 = await base64Of(file);
      setPreview(await calendar.previewDays({ body: { contentBase64 } }));
    });
  };
  const apply = async ({ accepted, revision }: DaysPreview): Promise<void> => {
    const days = accepted.filter(({ action }) => action !== 'same').map(({ day }) => day);
    const applied = await act.run(async () => {
      const { saved } = await calendar.importDays({ body: { days, revision } });
      await renew();
      void message.success(t('calendar.file.saved', { count: saved }));
    });
    if (applied) onClose();
  };
  const changes = preview ? importChanges(preview) : 0;
  return (
    <Drawer
      open
      size={640}
      title={t('calendar.file.title')}
      onClose={onClose}
      footer={
        preview && changes > 0 ? (
          <Button type="primary" loading={act.busy} onClick={() => void apply(preview)}>
            {t(preview.faults.length > 0 ? 'shell.import.applyGood' : 'shell.import.apply', {
              count: changes,
            })}
          </Button>
        ) : null
      }
    >
      <p className="dk-muted">{t('calendar.file.hint')}</p>
      <p>
        <Button
          icon={<Icon name="download" />}
          onClick={() => void act.run(async () => saveFile(await calendar.exportDays({})))}
        >
          {t('calendar.file.export')}
        </Button>
      </p>
      <ErrorNotice error={act.error} />
      <OneFile area accept=".xlsx" disabled={act.busy} onFile={(file) => void upload(file)}>
        <p>{act.busy ? t('shell.import.reading') : fileName || t('calendar.file.drop')}</p>
      </OneFile>
      {preview && (
        <ImportPreview
          preview={preview}
          columns={[
            { title: t('calendar.file.date'), show: ({ day }) => day.date },
            { title: t('calendar.file.kind'), show: ({ day }) => t(`calendar.file.${day.kind}`) },
            { title: t('calendar.file.name'), show: ({ day }) => day.nameZh || '—' },
            {
              title: t('calendar.file.hours'),
              show: ({ day }) => sayHours(day.hours ?? []) || '—',
            },
          ]}
        />
      )}
    </Drawer>
  );
}
