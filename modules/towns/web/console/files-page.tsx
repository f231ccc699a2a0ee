import { App, Button, Select } from 'antd';
import { useState } from 'react';
import {
  base64Of,
  importChanges,
  ImportPreview,
  OneFile,
  PageHead,
  saveFile,
  useAct,
} from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { groundKinds, type ImportPreview as Preview } from '../../contract.ts';
import { towns, useRenewGround } from './use-ground.ts';
import './towns.css';

type Kind = (typeof groundKinds)[number];
type Format = 'xlsx' | 'geojson';

/** Which files each kind is read from and written to. */
const formats: Readonly<Record<Kind, readonly Format[]>> = {
  villages: ['geojson'],
  gridCells: ['geojson'],
  departments: ['xlsx'],
  places: ['xlsx', 'geojson'],
};

/** Takes the ground in from files, after a look at every row, and hands it out. */
export default function FilesPage() {
  const { t } = useText();
  const [kind, setKind] = useState<Kind>('gridCells');
  return (
    <>
      <PageHead title={t('towns.menu.files')} lead={t('towns.files.lead')} />
      <div className="dk-stack">
        <section className="dk-card">
          <h2>{t('towns.files.which')}</h2>
          <Select
            style={{ width: 220 }}
            value={kind}
            onChange={setKind}
            aria-label={t('towns.files.which')}
            options={groundKinds.map((value) => ({ value, label: t(`towns.files.${value}`) }))}
          />
          <Export kind={kind} />
        </section>
        <Import key={kind} kind={kind} />
      </div>
    </>
  );
}

function Export({ kind }: { kind: Kind }) {
  const { t } = useText();
  const act = useAct();
  const download = async (format: Format): Promise<unknown> =>
    act.run(async () => saveFile(await towns.exportGround({ query: { kind, format } })));
  return (
    <>
      <p className="dk-muted">{t('towns.files.exportHint')}</p>
      <ErrorNotice error={act.error} />
      <div className="dk-row">
        {formats[kind].map((format) => (
          <Button
            key={format}
            icon={<Icon name="download" />}
            loading={act.busy}
            onClick={() => void download(format)}
          >
            {t(`towns.files.export.${format}`)}
          </Button>
        ))}
      </div>
    </>
  );
}

function Import({ kind }: { kind: Kind }) {
  const { t } = useText();
  const { message } = App.useApp();
  const renew = useRenewGround();
  const [preview, setPreview] = useState<Preview | null>(null);
  const [fileName, setFileName] = useState('');
  const act = useAct();
  const upload = async (file: File): Promise<void> => {
    setPreview(null);
    setFileName(file.name);
    const format: Format = /\.xlsx$/i.test(file.name) ? 'xlsx' : 'geojson';
    await act.run(async () => {
      const contentBase64 = await base64Of(file);
      setPreview(await towns.previewImport({ body: { kind, format, contentBase64 } }));
    });
  };
  const apply = async (importId: string): Promise<void> => {
    const applied = await act.run(async () => {
      const result = await towns.applyImport({ params: { importId } });
      await renew();
      void message.success(t('shell.import.applied', result));
    });
    if (applied) setPreview(null);
  };
  const accept = formats[kind].flatMap((one) =>
    one === 'xlsx' ? ['.xlsx'] : ['.geojson', '.json'],
  );
  return (
    <section className="dk-card">
      <h2>{t('towns.files.import')}</h2>
      <p className="dk-muted">{t('towns.files.importHint')}</p>
      <ErrorNotice error={act.error} />
      <OneFile
        area
        accept={accept.join(',')}
        disabled={act.busy}
        onFile={(file) => void upload(file)}
      >
        <p>{act.busy ? t('shell.import.reading') : fileName || t('towns.files.drop')}</p>
        <p className="dk-muted">{t('towns.files.accepts', { endings: accept.join(' ') })}</p>
      </OneFile>
      {preview && (
        <Decision
          preview={preview}
          busy={act.busy}
          onApply={(id) => void apply(id)}
          onCancel={() => setPreview(null)}
        />
      )}
    </section>
  );
}

interface DecisionProps {
  readonly preview: Preview;
  readonly busy: boolean;
  readonly onApply: (importId: string) => void;
  readonly onCancel: () => void;
}

/** What the file would do, and whether to do it. */
function Decision({ preview, busy, onApply, onCancel }: DecisionProps) {
  const { t } = useText();
  const { importId, faults } = preview;
  const count = importChanges(preview);
  return (
    <>
      <ImportPreview
        preview={preview}
        columns={[
          { title: t('towns.field.code'), show: ({ code }) => code },
          { title: t('towns.field.nameZh'), show: ({ nameZh }) => nameZh },
        ]}
      />
      <div className="dk-row">
        {importId && count > 0 && (
          <Button type="primary" loading={busy} onClick={() => onApply(importId)}>
            {t(faults.length > 0 ? 'shell.import.applyGood' : 'shell.import.apply', { count })}
          </Button>
        )}
        <Button onClick={onCancel}>{t('towns.cancel')}</Button>
      </div>
    </>
  );
}
