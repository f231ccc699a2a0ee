import { Button, Input } from 'antd';
import { useState } from 'react';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import type { DeskConsultation } from '../../../contract/index.ts';
import { participation, useDeskAct } from '../shared/client.ts';
import { Field } from '../shared/field.tsx';

/** What we heard, what we changed, and the answer to each section. */
export function SummaryForm({ row }: { row: DeskConsultation }) {
  const { t } = useText();
  const [heard, setHeard] = useState(row.heard);
  const [changed, setChanged] = useState(row.changed);
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>(row.sectionAnswers);
  const act = useDeskAct();
  const send = (): void => {
    const params = { consultationId: row.id };
    const body = { heard, changed, sectionAnswers: answers, version: row.version };
    void act.run(async () => participation.publishSummary({ params, body }));
  };
  const isShort = heard.trim().length < 10 || changed.trim().length < 10;
  return (
    <div className="dk-card dk-stack pt-stack">
      <h3>{t('participation.summary.title')}</h3>
      <Field name={t('participation.consultations.heard')}>
        <Input.TextArea
          rows={3}
          maxLength={4000}
          value={heard}
          onChange={({ target }) => setHeard(target.value)}
        />
      </Field>
      <Field name={t('participation.consultations.changed')}>
        <Input.TextArea
          rows={3}
          maxLength={4000}
          value={changed}
          onChange={({ target }) => setChanged(target.value)}
        />
      </Field>
      {row.sections.map(({ anchor, heading }) => (
        <Field key={anchor} name={t('participation.summary.section', { heading })}>
          <Input
            maxLength={1000}
            value={answers[anchor] ?? ''}
            onChange={({ target }) => setAnswers({ ...answers, [anchor]: target.value })}
          />
        </Field>
      ))}
      <ErrorNotice error={act.error} />
      <div className="dk-row">
        <Button type="primary" loading={act.busy} disabled={isShort} onClick={send}>
          {t('participation.summary.send')}
        </Button>
      </div>
    </div>
  );
}
