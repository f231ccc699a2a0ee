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
import { Notice } from '#ui/kit/status-tag.tsx';
import type { ImportedSecrets, ThingImportPreview } from '../../../contract/index.ts';
import { things, useRenewThings } from '../use-things.ts';

/** Takes devices in from a workbook, after a look at every row. */
export function ImportDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  const { message } = App.useApp();
  const renew = useRenewThings();
  const [preview, setPreview] = useState<ThingImportPreview | null>(null);
  const [done, setDone] = useState<ImportedSecrets | null>(null);
  const [fileName, setFileName] = useState('');
  const act = useAct();
  const upload = async (file: File): Promise<void> => {
    setPreview(null);
    setFileName(file.name);
    await act.run(async () => {
      const contentBase64 = await base64Of(file);
      setPreview(await things.previewThingImport({ body: { contentBase64 } }));
    });
  };
  const apply = async (importId: string): Promise<void> => {
    let result: ImportedSecrets | null = null;
    const applied = await act.run(async () => {
      result = await things.applyThingImport({ params: { importId } });
      await renew();
      const { added, changed } = result;
      void message.success(t('shell.import.applied', { added, changed }));
    });
    if (!applied || !result) return;
    if ((result as ImportedSecrets).secrets.length > 0) setDone(result);
    else onClose();
  };
  if (done) return <Secrets done={done} onClose={onClose} />;
  const changes = preview ? importChanges(preview) : 0;
  const importId = preview?.importId;
  return (
    <Drawer
      open
      size={720}
      title={t('things.import.title')}
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
      <p className="dk-muted">{t('things.import.hint')}</p>
      <p>
        <Button
          icon={<Icon name="download" />}
          onClick={() => void act.run(async () => saveFile(await things.thingImportTemplate({})))}
        >
          {t('things.import.template')}
        </Button>
      </p>
      <ErrorNotice error={act.error} />
      <OneFile area accept=".xlsx" disabled={act.busy} onFile={(file) => void upload(file)}>
        <p>{act.busy ? t('shell.import.reading') : fileName || t('things.import.drop')}</p>
      </OneFile>
      {preview && (
        <ImportPreview
          preview={preview}
          columns={[
            { title: t('things.field.name'), show: ({ name }) => name },
            { title: t('things.field.code'), show: ({ code }) => code || '—' },
            { title: t('things.field.model'), show: ({ modelCode }) => modelCode },
          ]}
        />
      )}
    </Drawer>
  );
}

/** The secrets of the devices that came in, to be saved now or never. */
function Secrets({ done, onClose }: { done: ImportedSecrets; onClose: () => void }) {
  const { t } = useText();
  const save = (): void => {
    const lines = done.secrets.map(({ code, name, externalId, secret }) =>
      [code, name, externalId, secret].map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','),
    );
    const head = ['code', 'name', 'externalId', 'secret'].join(',');
    const bytes = new Blob([`\ufeff${[head, ...lines].join('\r\n')}`]);
    saveFile({ bytes, fileName: `${t('things.import.secretsFile')}.csv`, mediaType: 'text/csv' });
  };
  return (
    <Drawer
      open
      size={720}
      title={t('things.import.secretsTitle')}
      onClose={onClose}
      mask={{ closable: false }}
      footer={
        <div className="dk-row">
          <Button type="primary" icon={<Icon name="download" />} onClick={save}>
            {t('things.import.saveSecrets')}
          </Button>
          <Button onClick={onClose}>{t('things.secret.kept')}</Button>
        </div>
      }
    >
      <Notice meaning="warning" title={t('things.secret.once')}>
        <p>{t('things.import.secretsHint', { count: done.secrets.length })}</p>
      </Notice>
    </Drawer>
  );
}
