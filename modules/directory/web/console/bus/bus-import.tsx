import { Button, Table } from 'antd';
import { useState } from 'react';
import { base64Of, OneFile, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { Notice } from '#ui/kit/status-tag.tsx';
import type { BusPreview } from '../../../contract/index.ts';
import { directory, usePick, useRenew } from '../shared/client.tsx';

interface Chosen {
  readonly fileName: string;
  readonly base64: string;
  readonly preview: BusPreview;
}

/** Brings a GTFS file in: first what it would bring and every faulty row, then the import. */
export function BusImport({ version }: { version: number }) {
  const { t } = useText();
  const renew = useRenew();
  const act = useAct();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [isDone, setDone] = useState(false);
  const look = async (file: File): Promise<void> => {
    setDone(false);
    await act.run(async () => {
      const given = { fileName: file.name, base64: await base64Of(file) };
      setChosen({ ...given, preview: await directory.previewBus({ body: given }) });
    });
  };
  const bringIn = async (): Promise<void> => {
    if (!chosen) return;
    const { fileName, base64 } = chosen;
    const done = await act.run(async () =>
      directory.importBus({ body: { fileName, base64, version } }),
    );
    setDone(done);
    if (done) setChosen(null);
    await renew();
  };
  return (
    <section className="dk-card">
      <h2>{t('directory.bus.import')}</h2>
      <OneFile area accept=".zip" onFile={(file) => void look(file)}>
        <p>{t('directory.bus.drop')}</p>
        <p className="dk-muted">{t('directory.bus.dropHint')}</p>
      </OneFile>
      <ErrorNotice error={act.error} />
      {isDone && <Notice meaning="ok" title={t('directory.bus.imported')} />}
      {chosen && <Preview preview={chosen.preview} />}
      {chosen?.preview.faultCount === 0 && (
        <Button type="primary" loading={act.busy} onClick={() => void bringIn()}>
          {t('directory.bus.bringIn')}
        </Button>
      )}
    </section>
  );
}

function Preview({ preview }: { preview: BusPreview }) {
  const { t } = useText();
  const pick = usePick();
  const { faults, faultCount, agencies, lines, stops, trips, services, keptRules } = preview;
  if (faultCount === 0) {
    return (
      <Notice meaning="ok" title={t('directory.bus.sound', { lines, stops, trips, services })}>
        {agencies.length > 1 && (
          <p>{t('directory.bus.agencies', { names: agencies.join('、') })}</p>
        )}
        {keptRules.length > 0 && (
          <p>{t('directory.bus.kept', { services: keptRules.join('、') })}</p>
        )}
      </Notice>
    );
  }
  return (
    <Notice meaning="warning" title={t('directory.bus.faulty', { count: faultCount })}>
      <div className="directory-faults">
        <Table
          rowKey={(fault) => `${fault.file} ${fault.line} ${fault.field} ${fault.en}`}
          size="small"
          pagination={false}
          dataSource={faults}
          columns={[
            { title: t('directory.bus.file'), dataIndex: 'file' },
            { title: t('directory.bus.row'), dataIndex: 'line', align: 'right' },
            { title: t('directory.bus.field'), dataIndex: 'field' },
            { title: t('directory.bus.fault'), render: (_, fault) => pick(fault.zh, fault.en) },
          ]}
        />
      </div>
    </Notice>
  );
}
