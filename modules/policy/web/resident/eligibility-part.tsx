import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { createClient } from '#ui/api/index.ts';
import { Button, Card, ErrorNotice, Notice, TextField, useText } from '#ui/index.ts';
import { api, type EligibilityStep } from '../../contract/index.ts';

type Answers = Readonly<Record<string, string>>;

/** 我能不能享受: one question at a time, big answers, nothing stored. */
export function EligibilityPart({ code }: { code: string }) {
  const { t } = useText();
  const [steps, setSteps] = useState<readonly Answers[]>([]);
  const check = useMutation({
    mutationFn: async (answers: Answers) =>
      createClient(api).check({ params: { code }, body: { answers } }),
  });
  const go = (next: readonly Answers[]): void => {
    setSteps(next);
    check.mutate(next.at(-1) ?? {});
  };
  const answers = steps.at(-1) ?? {};
  const { question, verdict } = check.data ?? {};
  return (
    <Card title={t('policy.eligibility.title')}>
      {!check.data && (
        <>
          <p>{t('policy.eligibility.lead')}</p>
          <Button kind="primary" icon="check" wide busy={check.isPending} onClick={() => go([{}])}>
            {t('policy.eligibility.begin')}
          </Button>
        </>
      )}
      <div aria-live="polite">
        {question && (
          <Question
            key={question.key}
            question={question}
            busy={check.isPending}
            onAnswer={(answer) => go([...steps, { ...answers, [question.key]: answer }])}
          />
        )}
        {verdict && <Verdict verdict={verdict} />}
      </div>
      <ErrorNotice error={check.error} />
      {check.data && (
        <p className="pol-acts">
          {steps.length > 1 && (
            <Button kind="quiet" icon="back" onClick={() => go(steps.slice(0, -1))}>
              {t('policy.eligibility.back')}
            </Button>
          )}
          {verdict && (
            <Button kind="quiet" icon="refresh" onClick={() => go([{}])}>
              {t('policy.eligibility.again')}
            </Button>
          )}
        </p>
      )}
    </Card>
  );
}

interface QuestionProps {
  readonly question: NonNullable<EligibilityStep['question']>;
  readonly busy: boolean;
  readonly onAnswer: (answer: string) => void;
}

function Question({ question, busy, onAnswer }: QuestionProps) {
  const { t } = useText();
  const [number, setNumber] = useState('');
  const options =
    question.kind === 'yesNo'
      ? (['yes', 'no'] as const).map((value) => ({ value, text: t(`policy.eligibility.${value}`) }))
      : question.options;
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (number.trim()) onAnswer(number.trim());
  };
  if (question.kind === 'number') {
    return (
      <form onSubmit={send}>
        <TextField
          label={question.text}
          hint={[
            question.hint,
            question.unit && t('policy.eligibility.unit', { unit: question.unit }),
          ]
            .filter(Boolean)
            .join(' ')}
          inputMode="decimal"
          maxLength={10}
          value={number}
          onChange={({ target }) => setNumber(target.value)}
        />
        <Button kind="primary" type="submit" wide busy={busy} disabled={number.trim() === ''}>
          {t('policy.eligibility.next')}
        </Button>
      </form>
    );
  }
  return (
    <fieldset className="pol-question">
      <legend>{question.text}</legend>
      {question.hint && <p className="zs-hint">{question.hint}</p>}
      <div className="pol-options">
        {options.map(({ value, text }) => (
          <Button key={value} wide disabled={busy} onClick={() => onAnswer(value)}>
            {text}
          </Button>
        ))}
      </div>
    </fieldset>
  );
}

const meanings = { yes: 'ok', ask: 'notice', no: 'neutral' } as const;

function Verdict({ verdict }: { verdict: NonNullable<EligibilityStep['verdict']> }) {
  const { t } = useText();
  return (
    <Notice
      meaning={verdict.outcome === 'no' ? 'warning' : meanings[verdict.outcome]}
      title={t(`policy.eligibility.outcome.${verdict.outcome}`)}
    >
      <p>{verdict.sentence}</p>
      {verdict.bring.length > 0 && (
        <>
          <p>{t('policy.eligibility.bring')}</p>
          <ul>
            {verdict.bring.map((thing) => (
              <li key={thing}>{thing}</li>
            ))}
          </ul>
        </>
      )}
      <p className="zs-hint">{t('policy.eligibility.only')}</p>
    </Notice>
  );
}
