import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Choice, ErrorNotice, LinkButton, Notice, useText } from '#ui/index.ts';
import { Link, navigate } from '#ui/router/index.ts';
import { type Delivery, isEmpty, type Question } from '../../../contract/index.ts';
import { AttachedFiles } from '../attached-files.tsx';
import { applicationPath, itemPath, services, usePick } from '../client.ts';
import type { Filling } from './use-filling.ts';

interface ReviewProps {
  readonly filling: Filling;
  readonly questions: readonly Question[];
}

/** Check your answers: everything at a glance, each can be changed, then away it goes. */
export function Review({ filling, questions }: ReviewProps) {
  const { t } = useText();
  const { answers, draft, item } = filling;
  const missing = questions.filter(({ key, required }) => required && isEmpty(answers[key]));
  const back = encodeURIComponent(`${itemPath(item.code)}/apply`);
  return (
    <section>
      <h1>{t('services.review.title')}</h1>
      <dl className="sv-answers">
        {questions.map((question) => (
          <Line key={question.key} filling={filling} question={question} />
        ))}
      </dl>
      {!draft && (
        <Notice meaning="notice" title={t('services.review.signIn')}>
          <p>{t('services.review.signInText')}</p>
          <LinkButton to={`/phone?back=${back}`} kind="primary" icon="phone" wide>
            {t('services.review.prove')}
          </LinkButton>
        </Notice>
      )}
      {draft && missing.length > 0 && (
        <Notice meaning="warning" title={t('services.review.missing', { count: missing.length })}>
          <LinkButton
            to={`${itemPath(item.code)}/apply?q=${missing[0]?.key ?? ''}`}
            kind="primary"
            wide
          >
            {t('services.review.goOn')}
          </LinkButton>
        </Notice>
      )}
      {draft && missing.length === 0 && <Send filling={filling} />}
    </section>
  );
}

function Line({ filling, question }: { filling: Filling; question: Question }) {
  const { t } = useText();
  const pick = usePick();
  const { key, field } = question;
  const answer = filling.answers[key];
  const title = pick(field.title, field['x-titleEn']);
  const fileIds = Array.isArray(answer) ? (answer as readonly string[]) : [];
  const words =
    typeof answer === 'boolean'
      ? t(answer ? 'services.apply.yes' : 'services.apply.no')
      : String(answer ?? '');
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        {isEmpty(answer) && <span className="sv-soft">{t('services.review.empty')}</span>}
        {fileIds.length > 0 ? (
          <AttachedFiles small fileIds={fileIds} known={filling.draft?.files ?? []} />
        ) : (
          words
        )}
      </dd>
      <Link
        className="sv-change"
        to={`${itemPath(filling.item.code)}/apply?q=${encodeURIComponent(key)}&from=review`}
        aria-label={t('services.review.changeOne', { title })}
      >
        {t('services.review.change')}
      </Link>
    </div>
  );
}

function Send({ filling }: { filling: Filling }) {
  const { t } = useText();
  const queries = useQueryClient();
  const { draft } = filling;
  const [delivery, setDelivery] = useState<Delivery>(draft?.deliveries[0] ?? 'pickUp');
  const send = useMutation({
    mutationFn: async () => {
      if (!draft) throw new Error('nothing to send');
      const params = { draftId: draft.id };
      const body = { delivery, version: draft.version };
      // The draft is handed in once, however often the button is pressed or the network tries.
      return services.submit({ params, body }, { idempotencyKey: `submit-${draft.id}` });
    },
    onSuccess: ({ id }) => {
      navigate(`${applicationPath(id)}?new=1`, { replace: true });
      queries.removeQueries({ queryKey: ['services', 'draft'] });
    },
    onError: () => void queries.invalidateQueries({ queryKey: ['services', 'draft'] }),
  });
  const ways = draft?.deliveries ?? [];
  return (
    <>
      {ways.length > 1 && (
        <Choice
          label={t('services.review.delivery')}
          value={delivery}
          onChange={setDelivery}
          options={ways.map((way) => ({ value: way, label: t(`services.delivery.${way}`) }))}
        />
      )}
      <p className="sv-soft">{t('services.review.promise')}</p>
      <ErrorNotice error={send.error} />
      <Button kind="primary" icon="send" wide busy={send.isPending} onClick={() => send.mutate()}>
        {t('services.review.send')}
      </Button>
    </>
  );
}
