import { useQuery } from '@tanstack/react-query';
import { App, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { Notice } from '#ui/kit/status-tag.tsx';
import type { NewThingModel } from '../../../contract/index.ts';
import { things, useRenewThings } from '../use-things.ts';
import { PreviewList } from './preview-list.tsx';

interface SaveModelProps {
  readonly model: NewThingModel;
  /** The version that was edited; 0 for a new model. */
  readonly version: number;
  readonly onClose: () => void;
}

/** Shows what saving would change, asks why, and saves. */
export function SaveModel({ model, version, onClose }: SaveModelProps) {
  const { t } = useText();
  const { message } = App.useApp();
  const go = useNavigate();
  const [note, setNote] = useState('');
  const renew = useRenewThings();
  const act = useAct();
  const preview = useQuery({
    queryKey: ['things', 'modelPreview', JSON.stringify(model)],
    queryFn: async () => things.previewModel({ body: model }),
    gcTime: 0,
    retry: false,
  });
  const save = async (): Promise<void> => {
    let saved = version;
    const isDone = await act.run(async () => {
      const body = { model, version, note };
      saved = (await things.saveModel({ params: { code: model.code }, body })).version;
      await renew();
    });
    if (!isDone) return;
    void message.success(t('things.model.savedAs', { name: model.nameZh, version: saved }));
    onClose();
    void go(`/things/models/${model.code}`);
  };
  const isGood = preview.data?.faults.length === 0 && preview.data.version !== null;
  return (
    <Modal
      open
      width={640}
      title={t('things.model.previewTitle')}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('things.model.goOn')}</Button>
          <Button type="primary" disabled={!isGood} loading={act.busy} onClick={() => void save()}>
            {t('things.model.saveAs', { version: preview.data?.version ?? version + 1 })}
          </Button>
        </>
      }
    >
      <ErrorNotice error={act.error} />
      {preview.isPending && <Loading lines={4} />}
      {preview.isError && <ErrorState error={preview.error} />}
      {preview.data && (
        <div className="dk-stack">
          {preview.data.thingCount > 0 && isGood && (
            <Notice
              meaning="notice"
              title={t('things.model.touches', { count: preview.data.thingCount })}
            />
          )}
          <PreviewList preview={preview.data} />
          <label className="th-labelled">
            <span>{t('things.model.note')}</span>
            <Input value={note} maxLength={200} onChange={(event) => setNote(event.target.value)} />
          </label>
        </div>
      )}
    </Modal>
  );
}
