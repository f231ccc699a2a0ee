import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import {
  Button,
  Card,
  ErrorNotice,
  faultAt,
  GivenStars,
  Sheet,
  Stars,
  TextArea,
  useText,
  useToast,
} from '#ui/index.ts';
import { newId } from '#ui/kit/new-id.ts';
import type {
  Answer,
  Answers,
  ApplicantAct,
  OwnActInput,
  OwnApplication,
} from '../../contract/index.ts';
import { QuestionField } from './apply/question-field.tsx';
import { services } from './client.ts';

/** Acts on an own application; the answer is the application as it stands then. */
function useOwnAct({ id, version }: OwnApplication) {
  const queries = useQueryClient();
  const say = useToast();
  const { t } = useText();
  const [key] = useState(newId);
  return useMutation({
    mutationFn: async ({ act, ...input }: { act: ApplicantAct } & Omit<OwnActInput, 'version'>) => {
      const params = { applicationId: id, act };
      const idempotencyKey = `${act}-${version}-${key}`;
      return services.ownAct({ params, body: { ...input, version } }, { idempotencyKey });
    },
    onSuccess: (application, { act }) => {
      queries.setQueryData(['services', 'own', id], application);
      void queries.invalidateQueries({ queryKey: ['services', 'mine'] });
      say(t(`services.done.${act}`));
    },
  });
}

/** What the applicant can do now. */
export function OwnActs({ application }: { application: OwnApplication }) {
  const { acts, rating } = application;
  const { t } = useText();
  return (
    <>
      {acts.includes('supplement') && (
        <Supplement key={application.version} application={application} />
      )}
      {acts.includes('rate') && <Rate application={application} />}
      {rating !== null && (
        <p>
          {t('services.own.rated')} <GivenStars value={rating} />
        </p>
      )}
    </>
  );
}

function Supplement({ application }: { application: OwnApplication }) {
  const { t } = useText();
  const act = useOwnAct(application);
  const [answers, setAnswers] = useState<Answers>({});
  const [sending, setSending] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    act.mutate({ act: 'supplement', answers });
  };
  const change = (key: string) => (value: Answer) =>
    setAnswers((all) => ({ ...all, [key]: value }));
  return (
    <Card title={t('services.own.supplementTitle')}>
      <form onSubmit={submit} noValidate>
        {application.form.map(({ key, field, required }) => (
          <QuestionField
            key={key}
            field={field}
            required={required}
            value={answers[key]}
            onChange={change(key)}
            onBusy={setSending}
            error={faultAt(act.error, `/answers/${key}`)}
          />
        ))}
        <ErrorNotice error={act.error} />
        <Button type="submit" kind="primary" icon="send" wide busy={act.isPending || sending}>
          {t('services.own.supplementSend')}
        </Button>
      </form>
    </Card>
  );
}

function Rate({ application }: { application: OwnApplication }) {
  const { t } = useText();
  const act = useOwnAct(application);
  const [stars, setStars] = useState<number | null>(null);
  const [words, setWords] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (stars) act.mutate({ act: 'rate', stars, ...(words.trim() ? { words: words.trim() } : {}) });
  };
  return (
    <Card title={t('services.own.rate')}>
      <form onSubmit={submit} noValidate>
        <Stars label={t('services.own.stars')} value={stars} onChange={setStars} />
        <TextArea
          label={t('services.own.rateWords')}
          optional
          rows={2}
          limit={500}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <ErrorNotice error={act.error} />
        <Button type="submit" kind="primary" wide busy={act.isPending} disabled={stars === null}>
          {t('services.own.rateSend')}
        </Button>
      </form>
    </Card>
  );
}

/** Taking it back: quiet, and asked once more. */
export function Withdraw({ application }: { application: OwnApplication }) {
  const { t } = useText();
  const act = useOwnAct(application);
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button kind="quiet" icon="trash" onClick={() => setAsking(true)}>
        {t('services.own.withdraw')}
      </Button>
      <Sheet open={asking} title={t('services.own.withdrawAsk')} onClose={() => setAsking(false)}>
        <p>{t('services.own.withdrawText')}</p>
        <ErrorNotice error={act.error} />
        <Button
          kind="danger"
          wide
          busy={act.isPending}
          onClick={() => act.mutate({ act: 'withdraw' })}
        >
          {t('services.own.withdraw')}
        </Button>
      </Sheet>
    </>
  );
}
