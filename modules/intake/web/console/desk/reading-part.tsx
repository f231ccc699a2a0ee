import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { Notice } from '#ui/kit/status-tag.tsx';
import type { BatchView, Reading } from '../../../contract/index.ts';
import { intake, keys } from '../shared/clients.ts';

/** How the file was read, what was noticed, and another way to read it. */
export function ReadingPart({ batch, changes }: { batch: BatchView; changes: boolean }) {
  const { t } = useText();
  const [reading, setReading] = useState<Reading>(batch.reading);
  const queries = useQueryClient();
  const act = useAct();
  const isBook = batch.sheets.length > 0;
  // Of a list that could not be read nothing was found out: its name tells that it is one.
  const isText =
    batch.reading.encoding !== undefined ||
    (batch.state === 'failed' && /\.(csv|txt|tsv)$/i.test(batch.title));
  const set = (part: Partial<Reading>): void => setReading((old) => ({ ...old, ...part }));
  const reread = () =>
    act.run(async () => {
      const next = await intake.reread({ params: { batchId: batch.id }, body: reading });
      queries.setQueryData(keys.batch(batch.id), next);
    });
  return (
    <section className="in-part" aria-label={t('intake.reading.title')}>
      {batch.remarks.map(({ code, values }) => (
        <Notice
          key={code}
          meaning={/damaged|broken|doubtful/.test(code) ? 'warning' : 'notice'}
          title={t(`intake.remarks.${code}`, values)}
        />
      ))}
      {changes && isText !== isBook && (
        <Form layout="inline" className="in-reading">
          {isBook ? (
            <Form.Item label={t('intake.reading.sheet')}>
              <Select
                value={reading.sheet ?? null}
                onChange={(sheet: string) => set({ sheet })}
                options={batch.sheets.map((value) => ({ value, label: value }))}
              />
            </Form.Item>
          ) : (
            <>
              <Form.Item label={t('intake.reading.encoding')}>
                <Select
                  placeholder={t('intake.reading.auto')}
                  value={reading.encoding ?? null}
                  onChange={(encoding: NonNullable<Reading['encoding']>) => set({ encoding })}
                  options={['utf-8', 'gb18030', 'utf-16le', 'utf-16be'].map((value) => ({
                    value,
                    label: value.toUpperCase(),
                  }))}
                />
              </Form.Item>
              <Form.Item label={t('intake.reading.delimiter')}>
                <Select
                  placeholder={t('intake.reading.auto')}
                  value={reading.delimiter ?? null}
                  onChange={(delimiter: NonNullable<Reading['delimiter']>) => set({ delimiter })}
                  options={[',', '\t', ';', '|'].map((value) => ({
                    value,
                    label: value === '\t' ? t('intake.reading.tab') : value,
                  }))}
                />
              </Form.Item>
            </>
          )}
          <Form.Item label={t('intake.reading.headerRow')}>
            <InputNumber
              min={1}
              max={50}
              precision={0}
              placeholder={t('intake.reading.auto')}
              value={reading.headerRow ?? null}
              onChange={(headerRow) => headerRow !== null && set({ headerRow })}
            />
          </Form.Item>
          <Button loading={act.busy} onClick={() => void reread()}>
            {t('intake.reading.again')}
          </Button>
        </Form>
      )}
      <ErrorNotice error={act.error} />
    </section>
  );
}
