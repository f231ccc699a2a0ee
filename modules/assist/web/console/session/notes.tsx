import { Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { ProblemError } from '#ui/api/index.ts';
import type { SessionView } from '../../../contract/index.ts';
import { assist, useRenew } from '../shared/client.ts';
import { latestDraft } from './idle-watch.tsx';

const pauseMs = 800;

/** What the clerk jots down: kept a moment after each pause, and still there when the session has ended. */
export function Notes({ session }: { session: SessionView }) {
  const { t } = useText();
  const renew = useRenew();
  // What this page knows of the session may be older than what was typed before one went to another page.
  const [text, setText] = useState(latestDraft.get(session.id) ?? session.draft);
  const [kept, setKept] = useState(text);
  const [error, setError] = useState<unknown>(null);
  const { id } = session;
  const again = useRef(renew);
  again.current = renew;
  useEffect(() => {
    latestDraft.set(id, text);
    if (text === kept) return undefined;
    const timer = setTimeout(() => {
      assist.keepSession({ params: { sessionId: id }, body: { draft: text } }).then(
        () => {
          setKept(text);
          setError(null);
        },
        (fault: unknown) => {
          const ended = fault instanceof ProblemError && fault.problem.code === 'session-ended';
          // The words were kept all the same.
          if (ended) setKept(text);
          setError(ended ? null : fault);
          if (ended) void again.current();
        },
      );
    }, pauseMs);
    return () => clearTimeout(timer);
  }, [id, text, kept]);
  return (
    <section className="dk-card">
      <h2>{t('assist.session.notes')}</h2>
      <Input.TextArea
        value={text}
        maxLength={2000}
        autoSize={{ minRows: 5, maxRows: 16 }}
        aria-label={t('assist.session.notes')}
        placeholder={t('assist.session.notesHint')}
        onChange={(event) => setText(event.target.value)}
      />
      <p className="dk-muted" aria-live="polite">
        {t(text === kept ? 'assist.session.kept' : 'assist.session.keeping')}
      </p>
      <ErrorNotice error={error} />
    </section>
  );
}
