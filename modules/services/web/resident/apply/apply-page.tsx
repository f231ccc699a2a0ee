import { type FormEvent, useEffect, useState } from 'react';
import { actingFor } from '#ui/api/index.ts';
import { Button, ErrorNotice, ErrorState, faultAt, Loading, Notice, useText } from '#ui/index.ts';
import { navigate, useParams, useSearchParams } from '#ui/router/index.ts';
import { type Answer, isEmpty, type Question, questionsOf } from '../../../contract/index.ts';
import { itemPath, usePick } from '../client.ts';
import { DroppedNotice, NewerNotice } from './draft-notices.tsx';
import { PrefillStep } from './prefill-step.tsx';
import { QuestionField } from './question-field.tsx';
import { Review } from './review.tsx';
import { type Filling, useFilling } from './use-filling.ts';
import '../services.css';

/** The application: one question a page, kept as one goes, checked before it is sent. */
export default function ApplyPage() {
  const { code = '' } = useParams();
  const { filling, isPending, error, retry } = useFilling(code);
  if (isPending) return <Loading lines={6} />;
  if (error) return <ErrorState error={error} onRetry={retry} />;
  return filling ? <Steps filling={filling} /> : <NotOnline />;
}

function NotOnline() {
  const { t } = useText();
  return (
    <Notice meaning="notice" title={t('services.item.inPerson')}>
      <p>{t('services.apply.notOnline')}</p>
    </Notice>
  );
}

/** Names of the steps that are no question. */
const prefillStep = '_prefill';
const reviewStep = '_review';

function Steps({ filling }: { filling: Filling }) {
  const { t } = useText();
  const pick = usePick();
  const [query] = useSearchParams();
  const { item, form, answers, draft } = filling;
  const questions = questionsOf(form, answers);
  const [skipped, setSkipped] = useState(false);
  const offers = draft?.prefill === 'offered' && !skipped && !actingFor();
  const asked = query.get('q');
  const first =
    questions.find(({ key, required }) => required && isEmpty(answers[key]))?.key ?? reviewStep;
  const step = asked ?? (offers ? prefillStep : first);
  const go = (to: string, replace = false): void =>
    navigate(`${itemPath(item.code)}/apply?q=${encodeURIComponent(to)}`, { replace });
  const at = questions.findIndex(({ key }) => key === step);
  const question = questions[at];
  useEffect(() => scrollTo(0, 0), [step]);
  const next = (key: string): void => {
    const place = questions.findIndex((one) => one.key === key);
    go(questions[place + 1]?.key ?? reviewStep);
  };
  const fromReview = query.get('from') === 'review';
  return (
    <>
      <p className="sv-over">{pick(item.content.titleZh, item.content.titleEn)}</p>
      <DroppedNotice draft={draft} />
      <NewerNotice filling={filling} />
      {step === prefillStep && (
        <PrefillStep
          filling={filling}
          onDone={() => {
            setSkipped(true);
            go(questions[0]?.key ?? reviewStep);
          }}
        />
      )}
      {question && (
        <>
          <p className="sv-progress">
            {t('services.apply.progress', { at: at + 1, count: questions.length })}
          </p>
          <OneQuestion
            key={question.key}
            filling={filling}
            question={question}
            onSaved={() => (fromReview ? go(reviewStep) : next(question.key))}
            onBack={at > 0 ? () => go(questions[at - 1]?.key ?? '') : null}
          />
        </>
      )}
      {!question && step !== prefillStep && <Review filling={filling} questions={questions} />}
    </>
  );
}

interface OneQuestionProps {
  readonly filling: Filling;
  readonly question: Question;
  readonly onSaved: () => void;
  readonly onBack: (() => void) | null;
}

function OneQuestion({ filling, question, onSaved, onBack }: OneQuestionProps) {
  const { t } = useText();
  const pick = usePick();
  const { key, field, required } = question;
  const [value, setValue] = useState<Answer | undefined>(filling.answers[key]);
  const [tried, setTried] = useState(false);
  const [sending, setSending] = useState(false);
  const source = filling.draft?.prefilled.find((one) => one.key === key);
  const missing = required && isEmpty(value);
  // Files of somebody not signed in wait a day only: they are asked for after signing in.
  const later = field.type === 'array' && filling.draft === null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (later) onSaved();
    else if (!missing) filling.save({ [key]: value ?? '' }).then(onSaved, () => undefined);
  };
  const fault = faultAt(filling.error, `/answers/${key}`);
  return (
    <form onSubmit={submit} noValidate className="sv-question">
      <h1 className="sv-hidden-title">{pick(field.title, field['x-titleEn'])}</h1>
      {later ? (
        <Notice meaning="notice" title={pick(field.title, field['x-titleEn'])}>
          <p>{t('services.apply.photosLater')}</p>
        </Notice>
      ) : (
        <QuestionField
          field={field}
          required={required}
          value={value}
          onChange={setValue}
          onBusy={setSending}
          files={filling.draft?.files ?? []}
          error={fault ?? (tried && missing ? t('services.apply.needed') : null)}
          {...(source
            ? {
                note: t('services.apply.filledFrom', {
                  source: pick(source.sourceZh, source.sourceEn),
                }),
              }
            : {})}
        />
      )}
      {!fault && <ErrorNotice error={filling.error} />}
      <Button type="submit" kind="primary" wide busy={filling.saving || sending}>
        {t('services.apply.next')}
      </Button>
      {onBack && (
        <Button kind="quiet" icon="back" onClick={onBack}>
          {t('services.check.back')}
        </Button>
      )}
      <p className="sv-soft">
        {t(filling.draft ? 'services.apply.keptServer' : 'services.apply.keptDevice')}
      </p>
    </form>
  );
}
