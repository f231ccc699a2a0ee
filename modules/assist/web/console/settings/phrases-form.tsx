import { Button, Input } from 'antd';
import { useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { newId } from '#ui/kit/new-id.ts';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { Notice } from '#ui/kit/status-tag.tsx';
import type { Phrase } from '../../../contract/index.ts';
import { assist, useRenew } from '../shared/client.ts';

type Row = Phrase & { readonly key: string };

/** The text blocks of the telephone desk, in the order in which they are shown. */
export function PhrasesForm({ given }: { given: readonly Phrase[] }) {
  const { t } = useText();
  const renew = useRenew();
  const act = useAct();
  const [isSaved, setSaved] = useState(false);
  const [rows, setRows] = useState<Row[]>(() => given.map((one) => ({ ...one, key: newId() })));
  const change = (key: string, more: Partial<Phrase>): void => {
    setSaved(false);
    setRows(rows.map((row) => (row.key === key ? { ...row, ...more } : row)));
  };
  const save = async (): Promise<void> => {
    const items = rows
      .filter(({ title, body }) => title.trim() && body.trim())
      .map(({ title, body }) => ({ title: title.trim(), body: body.trim() }));
    setSaved(await act.run(async () => assist.savePhrases({ body: { items } })));
    await renew();
  };
  return (
    <section className="dk-card dk-stack">
      <h2>{t('assist.settings.phrases')}</h2>
      {rows.map((row) => (
        <div key={row.key} className="dk-row">
          <Input
            value={row.title}
            maxLength={40}
            className="as-day"
            aria-label={t('assist.settings.phraseTitle')}
            placeholder={t('assist.settings.phraseTitle')}
            onChange={(event) => change(row.key, { title: event.target.value })}
          />
          <Input.TextArea
            value={row.body}
            maxLength={500}
            autoSize
            className="dk-grow"
            aria-label={t('assist.settings.phraseBody')}
            placeholder={t('assist.settings.phraseBody')}
            onChange={(event) => change(row.key, { body: event.target.value })}
          />
          <Button
            danger
            size="small"
            onClick={() => setRows(rows.filter(({ key }) => key !== row.key))}
          >
            {t('assist.settings.remove')}
          </Button>
        </div>
      ))}
      <div className="dk-row">
        <Button onClick={() => setRows([...rows, { key: newId(), title: '', body: '' }])}>
          {t('assist.settings.addPhrase')}
        </Button>
        <Button type="primary" loading={act.busy} onClick={() => void save()}>
          {t('assist.settings.save')}
        </Button>
      </div>
      <ErrorNotice error={act.error} />
      {isSaved && !act.error && <Notice meaning="ok" title={t('assist.settings.saved')} />}
    </section>
  );
}
