import { type FormEvent, useState } from 'react';
import { createClient } from '#ui/api/index.ts';
import { type Photo, PhotoPicker } from '#ui/capture/index.ts';
import {
  Button,
  Card,
  ErrorNotice,
  Notice,
  Stars,
  TextArea,
  Time,
  useText,
  useToast,
} from '#ui/index.ts';
import { api } from '../../contract/index.ts';
import { Fold } from './fold.tsx';
import { type Holder, uploadPhotos, useReportAct } from './use-report-act.ts';

const reports = createClient(api);

interface WordsFormProps {
  readonly label: string;
  readonly button: string;
  readonly limit: number;
  /** Said once it has arrived. */
  readonly thanks: string;
  readonly onSend: (text: string, photoIds: string[], key: string) => Promise<unknown>;
}

/** Words and photos sent to those who handle the report. */
function WordsForm({ label, button, limit, thanks, onSend }: WordsFormProps) {
  const { t } = useText();
  const say = useToast();
  const [text, setText] = useState('');
  const [photos, setPhotos] = useState<readonly Photo[]>([]);
  const [tried, setTried] = useState(false);
  const act = useReportAct(async (input: { text: string; photoIds: string[] }, key) =>
    onSend(input.text, input.photoIds, key),
  );
  const upload = useReportAct(async () => uploadPhotos(photos));
  const busy = act.isPending || upload.isPending;
  const words = text.trim();
  const send = async (): Promise<void> => {
    const photoIds = (await upload.mutateAsync(null)) as string[];
    await act.mutateAsync({ text: words, photoIds });
    setText('');
    setPhotos([]);
    setTried(false);
    say(thanks);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    // A fault is shown above the button; nothing of the form is lost.
    if (words && [...words].length <= limit) send().catch(() => undefined);
  };
  return (
    <form onSubmit={submit} noValidate>
      <TextArea
        label={label}
        rows={3}
        limit={limit}
        value={text}
        error={tried && !words ? t('reports.acts.needWords') : null}
        onChange={(event) => setText(event.target.value)}
      />
      <PhotoPicker label={t('reports.acts.photos')} photos={photos} onChange={setPhotos} />
      <ErrorNotice error={act.error ?? upload.error} />
      <Button type="submit" kind="primary" icon="send" wide busy={busy}>
        {button}
      </Button>
    </form>
  );
}

function useReply({ number, token }: Holder) {
  return async (text: string, photoIds: string[], idempotencyKey: string) =>
    reports.reply(
      { params: { number }, body: { token, text, ...(photoIds.length > 0 ? { photoIds } : {}) } },
      { idempotencyKey },
    );
}

interface AnswerProps {
  readonly holder: Holder;
  readonly question: string;
  readonly askedAt: string;
}

/** The question of those who handle it, and the answer to it. */
export function Answer({ holder, question, askedAt }: AnswerProps) {
  const { t } = useText();
  const reply = useReply(holder);
  return (
    <Card title={t('reports.acts.question')}>
      <Notice meaning="warning" title={question}>
        <p>
          <Time at={askedAt} />
        </p>
      </Notice>
      <WordsForm
        label={t('reports.acts.answer')}
        button={t('reports.acts.sendAnswer')}
        thanks={t('reports.acts.thanksAnswer')}
        limit={1000}
        onSend={reply}
      />
    </Card>
  );
}

/** Something to add while it is being handled. */
export function Comment({ holder }: { holder: Holder }) {
  const { t } = useText();
  const reply = useReply(holder);
  return (
    <Fold title={t('reports.acts.comment')}>
      <WordsForm
        label={t('reports.acts.commentWords')}
        button={t('reports.acts.sendComment')}
        thanks={t('reports.acts.thanksComment')}
        limit={1000}
        onSend={reply}
      />
    </Fold>
  );
}

/** Not good yet: opens it again. */
export function Reopen({ holder }: { holder: Holder }) {
  const { t } = useText();
  const { number, token } = holder;
  return (
    <Fold title={t('reports.acts.reopen')}>
      <p className="zs-hint">{t('reports.acts.reopenHint')}</p>
      <WordsForm
        label={t('reports.acts.reopenWords')}
        button={t('reports.acts.sendReopen')}
        thanks={t('reports.acts.thanksReopen')}
        limit={500}
        onSend={async (reason, photoIds, idempotencyKey) =>
          reports.reopen(
            {
              params: { number },
              body: { token, reason, ...(photoIds.length > 0 ? { photoIds } : {}) },
            },
            { idempotencyKey },
          )
        }
      />
    </Fold>
  );
}

/** Stars, and words for those who want. */
export function Rate({ holder }: { holder: Holder }) {
  const { t } = useText();
  const say = useToast();
  const { number, token } = holder;
  const [stars, setStars] = useState<number | null>(null);
  const [words, setWords] = useState('');
  const act = useReportAct(async (input: { stars: number; words?: string }, idempotencyKey) =>
    reports.rate({ params: { number }, body: { token, ...input } }, { idempotencyKey }),
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (stars === null) return;
    act.mutate(
      { stars, ...(words.trim() ? { words: words.trim() } : {}) },
      { onSuccess: () => say(t('reports.acts.thanksRate')) },
    );
  };
  return (
    <Card title={t('reports.acts.rate')}>
      <form onSubmit={submit} noValidate>
        <Stars label={t('reports.acts.stars')} value={stars} onChange={setStars} />
        {stars !== null && (
          <TextArea
            label={t('reports.acts.rateWords')}
            optional
            rows={2}
            limit={500}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        )}
        <ErrorNotice error={act.error} />
        <Button type="submit" kind="primary" wide busy={act.isPending} disabled={stars === null}>
          {t('reports.acts.sendRate')}
        </Button>
      </form>
    </Card>
  );
}
