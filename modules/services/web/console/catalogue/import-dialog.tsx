import { Alert, Button, Modal } from 'antd';
import { useState } from 'react';
import { OneFile, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import type { CatalogueFile, ImportResult } from '../../../contract/index.ts';
import { services, useRenew } from '../shared/client.ts';

/** A catalogue from a file, or the shipped one: first what would change, then taken. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  const act = useAct();
  const renew = useRenew();
  const [file, setFile] = useState<CatalogueFile | null>(null);
  const [result, setResult] = useState<ImportResult | null>(null);
  const look = async (given: CatalogueFile | null): Promise<void> => {
    setFile(given);
    setResult(null);
    await act.run(async () =>
      setResult(await services.importCatalogue({ body: { file: given, mode: 'look' } })),
    );
  };
  const read = async (chosen: File): Promise<void> => {
    const text = await chosen.text();
    let given: CatalogueFile | null = null;
    const isRead = await act.run(async () => {
      given = JSON.parse(text) as CatalogueFile;
    });
    if (isRead) await look(given);
  };
  const take = async (): Promise<void> => {
    const done = await act.run(async () =>
      services.importCatalogue({ body: { file, mode: 'take' } }),
    );
    await renew();
    if (done) onClose();
  };
  const changes = result ? result.added.length + result.changed.length : 0;
  return (
    <Modal
      open
      title={t('services.catalogue.import')}
      okText={t('services.catalogue.take')}
      cancelText={t('services.cancel')}
      okButtonProps={{ disabled: result === null }}
      confirmLoading={act.busy}
      onCancel={onClose}
      onOk={() => void take()}
    >
      <div className="dk-stack">
        <div className="dk-row">
          <OneFile accept="application/json,.json" onFile={(chosen) => void read(chosen)}>
            <Button icon={<Icon name="upload" />}>{t('services.catalogue.file')}</Button>
          </OneFile>
          <Button onClick={() => void look(null)}>{t('services.catalogue.shipped')}</Button>
        </div>
        {result && (
          <Alert
            type={changes > 0 ? 'info' : 'success'}
            title={t('services.catalogue.would', {
              added: result.added.length,
              changed: result.changed.length,
              same: result.same,
              events: result.lifeEvents,
            })}
            description={[...result.added, ...result.changed].slice(0, 30).join('、')}
          />
        )}
        <ErrorNotice error={act.error} />
      </div>
    </Modal>
  );
}
