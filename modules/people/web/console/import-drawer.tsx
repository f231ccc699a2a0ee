import { useQueryClient } from '@tanstack/react-query';
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
import type { ImportDone, ImportPreview as Preview, PeopleKind } from '../../contract.ts';
import { NewAccounts } from './new-accounts.tsx';
import { people } from './use-people.ts';

const hints = {
  staff: 'people.imports.hintStaff',
  residents: 'people.imports.hintResidents',
  roles: 'people.imports.hintRoles',
} as const;

interface ImportDrawerProps {
  readonly kind: PeopleKind;
  readonly onClose: () => void;
}

/** Hands people out as a workbook and takes them in from one, after a look at every row. */
export function ImportDrawer({ kind, onClose }: ImportDrawerProps) {
  const { t } = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [preview, setPreview] = useState<Preview | null>(null);
  const [fileName, setFileName] = useState('');
  const [accounts, setAccounts] = useState<ImportDone['accounts']>([]);
  const act = useAct();
  const download = async (template: boolean): Promise<unknown> =>
    act.run(async () => saveFile(await people.exportPeople({ query: { kind, template } })));
  const upload = async (file: File): Promise<void> => {
    setPreview(null);
    setFileName(file.name);
    await act.run(async () => {
      const contentBase64 = await base64Of(file);
      setPreview(await people.previewImport({ body: { kind, contentBase64 } }));
    });
  };
  const apply = async (importId: string): Promise<void> => {
    await act.run(async () => {
      const done = await people.applyImport({ params: { importId } });
      void message.success(t('shell.import.applied', { added: done.added, changed: done.changed }));
      await Promise.all(
        ['people', 'towns'].map((key) => queries.invalidateQueries({ queryKey: [key] })),
      );
      if (done.accounts.length > 0) setAccounts(done.accounts);
      else onClose();
    });
  };
  const changes = preview ? importChanges(preview) : 0;
  const importId = preview?.importId;
  const rights = kind === 'roles';
  if (accounts.length > 0) return <NewAccounts accounts={accounts} onClose={onClose} />;
  return (
    <Drawer
      open
      size={760}
      title={t(`people.imports.${kind}`)}
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
      <p className="dk-muted people-lead">{t(hints[kind])}</p>
      <div className="dk-row people-files">
        <Button icon={<Icon name="download" />} onClick={() => void download(false)}>
          {t('people.imports.export')}
        </Button>
        {!rights && (
          <Button icon={<Icon name="download" />} onClick={() => void download(true)}>
            {t('people.imports.template')}
          </Button>
        )}
      </div>
      <ErrorNotice error={act.error} />
      <OneFile area accept=".xlsx" disabled={act.busy} onFile={(file) => void upload(file)}>
        <p>{act.busy ? t('shell.import.reading') : fileName || t('people.imports.drop')}</p>
      </OneFile>
      {preview && (
        <ImportPreview
          preview={preview}
          columns={[
            {
              title: t(rights ? 'people.imports.permission' : 'people.imports.who'),
              show: ({ name }) => name,
            },
            {
              title: t(rights ? 'people.imports.changes' : 'people.imports.what'),
              show: ({ detail }) => detail,
            },
          ]}
        />
      )}
    </Drawer>
  );
}
