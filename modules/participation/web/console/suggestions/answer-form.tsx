import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import type { DeskSuggestion } from '../../../contract/index.ts';
import { type Outcome, outcomes } from '../../../contract/words.ts';
import { participation, useDeskAct } from '../shared/client.ts';
import { Field } from '../shared/field.tsx';

/** Answers in public for the department. */
export function AnswerForm({ row }: { row: DeskSuggestion }) {
  const { t } = useText();
  const [outcome, setOutcome] = useState<Outcome>((row.outcome || 'adopted') as Outcome);
  const [answer, setAnswer] = useState(row.answer);
  const act = useDeskAct();
  const send = (): void => {
    const body = { outcome, answer, version: row.version };
    const params = { suggestionId: row.id };
    void act.run(async () => participation.answerSuggestion({ params, body }));
  };
  return (
    <div className="dk-card dk-stack pt-stack">
      <h3>{t(row.answer ? 'participation.answer.again' : 'participation.answer.title')}</h3>
      <Field name={t('participation.answer.outcome')}>
        <Select<Outcome>
          value={outcome}
          onChange={setOutcome}
          options={outcomes.map((value) => ({ value, label: t(`participation.outcome.${value}`) }))}
        />
      </Field>
      <Field name={t('participation.answer.words')}>
        <Input.TextArea
          rows={5}
          maxLength={2000}
          showCount
          value={answer}
          onChange={({ target }) => setAnswer(target.value)}
        />
      </Field>
      <p className="dk-muted">{t('participation.answer.hint')}</p>
      <ErrorNotice error={act.error} />
      <div className="dk-row">
        <Button
          type="primary"
          loading={act.busy}
          disabled={answer.trim().length < 10}
          onClick={send}
        >
          {t('participation.answer.send')}
        </Button>
      </div>
    </div>
  );
}
