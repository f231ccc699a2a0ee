import { App, Button, Drawer } from 'antd';
import { useState } from 'react';
import { OneFile, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { Notice, StatusTag } from '#ui/kit/status-tag.tsx';
import type { NewThingModel } from '../../../contract/index.ts';
import { things, useModels, useNameOf, useRenewThings } from '../use-things.ts';
import { type ModelPreview, PreviewList } from './preview-list.tsx';

interface Read {
  readonly model: NewThingModel;
  readonly preview: ModelPreview;
}

/** Takes models in from JSON as exported, after a look at what each would change. */
export function ImportModels({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  const { message } = App.useApp();
  const nameOf = useNameOf();
  const present = useModels().data?.items ?? [];
  const renew = useRenewThings();
  const [read, setRead] = useState<readonly Read[]>([]);
  const [isBad, setBad] = useState(false);
  const act = useAct();
  const upload = async (file: File): Promise<void> => {
    setRead([]);
    setBad(false);
    const models = modelsIn(await file.text());
    if (!models) {
      setBad(true);
      return;
    }
    await act.run(async () => {
      const found: Read[] = [];
      for (const model of models) {
        found.push({ model, preview: await things.previewModel({ body: model }) });
      }
      setRead(found);
    });
  };
  const good = read.filter(
    ({ preview }) => preview.faults.length === 0 && preview.version !== null,
  );
  const apply = async (): Promise<void> => {
    const isDone = await act.run(async () => {
      for (const { model } of good) {
        const version = present.find(({ code }) => code === model.code)?.version ?? 0;
        const body = { model, version, note: t('things.model.importNote') };
        await things.saveModel({ params: { code: model.code }, body });
      }
      await renew();
    });
    if (!isDone) return;
    void message.success(t('things.model.imported', { count: good.length }));
    onClose();
  };
  return (
    <Drawer
      open
      size={720}
      title={t('things.model.import')}
      onClose={onClose}
      footer={
        good.length > 0 ? (
          <Button type="primary" loading={act.busy} onClick={() => void apply()}>
            {t('things.model.importApply', { count: good.length })}
          </Button>
        ) : null
      }
    >
      <p className="dk-muted">{t('things.model.importHint')}</p>
      <ErrorNotice error={act.error} />
      {isBad && <Notice meaning="urgent" title={t('things.model.importBad')} />}
      <OneFile area accept=".json" disabled={act.busy} onFile={(file) => void upload(file)}>
        <p>{t('things.model.importDrop')}</p>
      </OneFile>
      <div className="dk-stack th-gap">
        {read.map(({ model, preview }) => (
          <section key={model.code} className="dk-card">
            <p className="dk-row">
              <strong>{nameOf(model)}</strong>
              <span className="dk-muted">{model.code}</span>
              {preview.version === null && (
                <StatusTag meaning="neutral">{t('things.model.same')}</StatusTag>
              )}
            </p>
            <PreviewList preview={preview} />
          </section>
        ))}
      </div>
    </Drawer>
  );
}

/** One model or a list of them; null when the file holds neither. The server judges the rest. */
function modelsIn(text: string): NewThingModel[] | null {
  try {
    const content: unknown = JSON.parse(text);
    const list: unknown[] = Array.isArray(content) ? content : [content];
    const looksRight = list.every(
      (one) => typeof one === 'object' && one !== null && 'code' in one,
    );
    return looksRight && list.length > 0 ? (list as NewThingModel[]) : null;
  } catch {
    return null;
  }
}
