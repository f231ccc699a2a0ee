import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Button,
  Deadline,
  ErrorState,
  LinkButton,
  Loading,
  Notice,
  StatusTag,
  TextArea,
  Time,
  useText,
} from '#ui/index.ts';
import { newId } from '#ui/kit/new-id.ts';
import { useParams } from '#ui/router/index.ts';
import type { PublicConsultation } from '../../../contract/index.ts';
import { participation, useDoing, useLiveParticipation } from '../client.ts';
import { ActFault } from '../sign-in.tsx';
import '../participation.css';

/** One draft: its sections, what people say to each, and what became of it. */
export default function ConsultationPage() {
  const { t } = useText();
  const { number = '' } = useParams();
  useLiveParticipation();
  const one = useQuery({
    queryKey: ['participation', 'consultation', number],
    queryFn: async () => participation.publicConsultation({ params: { number } }),
  });
  if (one.isPending) return <Loading lines={8} />;
  if (one.isError) return <ErrorState error={one.error} onRetry={() => void one.refetch()} />;
  const { consultation, sections, comments, heard, changed } = one.data;
  const whole = comments.filter(({ anchor }) => anchor === '');
  return (
    <>
      <h1>{consultation.title}</h1>
      <Facts row={consultation} />
      <p className="pt-words">{consultation.lead}</p>
      {heard && (
        <section className="pt-answer">
          <h2>{t('participation.consultations.heard')}</h2>
          <p className="pt-words">{heard}</p>
          <h2>{t('participation.consultations.changed')}</h2>
          <p className="pt-words">{changed}</p>
        </section>
      )}
      {sections.length > 3 && (
        <nav aria-label={t('participation.consultations.contents')}>
          <ol>
            {sections.map(({ anchor, heading }) => (
              <li key={anchor}>
                <a href={`#${anchor}`}>{heading}</a>
              </li>
            ))}
          </ol>
        </nav>
      )}
      {sections.map((section) => (
        <section key={section.anchor} id={section.anchor} className="pt-section">
          <h2>{section.heading}</h2>
          <p className="pt-words">{section.text}</p>
          {section.answer && (
            <p className="pt-answer pt-words">
              <strong>{t('participation.consultations.answer')}</strong> {section.answer}
            </p>
          )}
          <Comments comments={comments.filter(({ anchor }) => anchor === section.anchor)} />
          {consultation.state === 'open' && (
            <CommentForm number={number} anchor={section.anchor} label={section.heading} />
          )}
        </section>
      ))}
      {(consultation.state === 'open' || whole.length > 0) && (
        <section className="pt-section">
          <h2>{t('participation.consultations.whole')}</h2>
          <Comments comments={whole} />
          {consultation.state === 'open' && (
            <CommentForm number={number} anchor="" label={t('participation.consultations.whole')} />
          )}
        </section>
      )}
      <LinkButton to="/consultations" kind="quiet" icon="back">
        {t('participation.consultations.all')}
      </LinkButton>
    </>
  );
}

function Facts({ row }: { row: PublicConsultation }) {
  const { t } = useText();
  return (
    <p className="pt-facts">
      <StatusTag
        meaning={row.state === 'open' ? 'notice' : row.state === 'published' ? 'ok' : 'neutral'}
      >
        {t(`participation.talk.${row.state}`)}
      </StatusTag>
      <span>{row.number}</span>
      <span>{row.departmentName}</span>
      <span>
        {t('participation.consultations.until')}{' '}
        {row.state === 'open' ? <Deadline at={row.closesAt} /> : <Time at={row.closesAt} />}
      </span>
    </p>
  );
}

interface CommentsProps {
  readonly comments: readonly {
    readonly id: string;
    readonly words: string;
    readonly at: string;
  }[];
}

function Comments({ comments }: CommentsProps) {
  if (comments.length === 0) return null;
  return (
    <ul className="pt-comments">
      {comments.map(({ id, words, at }) => (
        <li key={id}>
          {words}{' '}
          <small>
            <Time at={at} />
          </small>
        </li>
      ))}
    </ul>
  );
}

interface CommentFormProps {
  readonly number: string;
  readonly anchor: string;
  readonly label: string;
}

function CommentForm({ number, anchor, label }: CommentFormProps) {
  const { t } = useText();
  const [isOpen, setOpen] = useState(false);
  const [words, setWords] = useState('');
  const [key, setKey] = useState(newId);
  const [isSent, setSent] = useState(false);
  const act = useDoing();
  const send = async (): Promise<void> => {
    const body = { anchor, words };
    const wasSent = await act.run(async () =>
      participation.comment({ params: { number }, body }, { idempotencyKey: key }),
    );
    if (!wasSent) return;
    setSent(true);
    setOpen(false);
    setWords('');
    setKey(newId());
  };
  if (!isOpen) {
    return (
      <div className="pt-stack" style={{ margin: 0 }}>
        {isSent && (
          <Notice meaning="ok" title={t('participation.consultations.sent')}>
            {t('participation.consultations.sentText')}
          </Notice>
        )}
        <Button
          icon="edit"
          onClick={() => setOpen(true)}
          aria-label={`${t('participation.consultations.say')} ${label}`}
        >
          {t('participation.consultations.say')}
        </Button>
      </div>
    );
  }
  return (
    <div className="pt-stack" style={{ margin: 0 }}>
      <TextArea
        label={t('participation.consultations.words', { section: label })}
        rows={3}
        limit={1000}
        value={words}
        onChange={({ target }) => setWords(target.value)}
      />
      <ActFault error={act.error} back={`/consultations/${number}`} />
      <div className="pt-acts" style={{ margin: 0 }}>
        <Button
          kind="primary"
          busy={act.busy}
          disabled={words.trim().length < 4}
          onClick={() => void send()}
        >
          {t('participation.consultations.send')}
        </Button>
        <Button onClick={() => setOpen(false)}>{t('participation.cancel')}</Button>
      </div>
    </div>
  );
}
