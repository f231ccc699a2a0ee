import { useEffect, useState } from 'react';
import { useBlobAddress } from '#ui/capture/index.ts';
import { Button, Card, Loading, Sheet, Time, useText } from '#ui/index.ts';
import { type StoredCommand, useOutbox, waitingAttachment } from '#ui/offline/index.ts';
import { Link } from '#ui/router/index.ts';
import { actionName, actionOf, isPossible } from './pending.ts';
import { useCase } from './queries.ts';
import { useAsComment } from './use-as-comment.ts';

const earlier = 'earlier-act-refused';

/** One act that the server did not take. */
export function Conflict({ command }: { command: StoredCommand }) {
  const { t } = useText();
  const about = actionOf(command.path);
  const { problem } = command;
  const reason = (command.body as { reason?: unknown }).reason;
  return (
    <Card title={command.label}>
      <p className="field-fresh">
        <Time at={command.createdAt} />
      </p>
      {typeof reason === 'string' && <blockquote className="field-quote">{reason}</blockquote>}
      <div className="field-photos">
        {command.attachmentIds.map((id) => (
          <WaitingPhoto key={id} id={id} />
        ))}
      </div>
      <p className="field-problem">
        {problem?.code === earlier ? t('cases.conflicts.earlier') : problem?.title}
      </p>
      {problem?.errors?.map(({ pointer, detail }) => (
        <p key={pointer}>{detail}</p>
      ))}
      {problem?.code !== earlier && problem?.cure && <p>{problem.cure}</p>}
      {about ? (
        <OfCase command={command} about={about} />
      ) : (
        <Choices command={command} version={null} mayRetry />
      )}
    </Card>
  );
}

interface OfCaseProps {
  readonly command: StoredCommand;
  readonly about: { readonly caseId: string; readonly action: string };
}

/** What the server says of the case now: only after reading it may the act be sent again. */
function OfCase({ command, about }: OfCaseProps) {
  const { t, locale } = useText();
  const query = useCase(about.caseId);
  const { refetch } = query;
  useEffect(() => void refetch(), [refetch]);
  if (query.isFetching && !query.isFetchedAfterMount) return <Loading lines={2} />;
  const fresh = query.isFetchedAfterMount && !query.isError ? query.data : undefined;
  if (!fresh)
    return (
      <Choices
        command={command}
        version={null}
        mayRetry={false}
        note={t('cases.conflicts.offline')}
      />
    );
  const { case: row, trace } = fresh;
  const last = trace.at(-1);
  const mayRetry = isPossible(about.action, row.state) && command.problem?.code !== earlier;
  return (
    <>
      <dl className="field-facts">
        <div>
          <dt>{t('cases.conflicts.now')}</dt>
          <dd>
            <Link to={`/cases/${row.id}`}>{t(`cases.state.${row.state}`)}</Link>
          </dd>
        </div>
        {last && (
          <div>
            <dt>{t('cases.conflicts.last')}</dt>
            <dd>
              {actionName(last.action, locale)} · {last.actorName || last.departmentName} ·{' '}
              <Time at={last.occurredAt} />
              {last.note && <>:{last.note}</>}
            </dd>
          </div>
        )}
      </dl>
      <Choices
        command={command}
        version={row.version}
        mayRetry={mayRetry}
        {...(isPossible(about.action, row.state) ? {} : { note: t('cases.conflicts.impossible') })}
      />
    </>
  );
}

interface ChoicesProps {
  readonly command: StoredCommand;
  readonly version: number | null;
  readonly mayRetry: boolean;
  readonly note?: string;
}

function Choices({ command, version, mayRetry, note }: ChoicesProps) {
  const { t } = useText();
  const { retry, dismiss } = useOutbox();
  const asComment = useAsComment();
  const [asking, ask] = useState(false);
  const about = actionOf(command.path);
  return (
    <>
      {note && <p>{note}</p>}
      <div className="field-choices">
        {mayRetry && (
          <Button
            kind="primary"
            className="field-main"
            icon="send"
            onClick={() => void retry(command.sequence, version)}
          >
            {t('cases.conflicts.retry')}
          </Button>
        )}
        {about && version !== null && about.action !== 'comment' && (
          <Button
            className="field-main"
            icon="message"
            onClick={() => void asComment(command, version)}
          >
            {t('cases.conflicts.asComment')}
          </Button>
        )}
        <Button kind="danger" className="field-main" icon="trash" onClick={() => ask(true)}>
          {t('cases.conflicts.discard')}
        </Button>
      </div>
      <Sheet
        open={asking}
        title={t('cases.conflicts.discardTitle')}
        onClose={() => ask(false)}
        actions={
          <>
            <Button className="field-main" onClick={() => ask(false)}>
              {t('cases.conflicts.keep')}
            </Button>
            <Button
              kind="danger"
              className="field-main"
              onClick={() => void dismiss(command.sequence)}
            >
              {t('cases.conflicts.discard')}
            </Button>
          </>
        }
      >
        <p>{t('cases.conflicts.discardText')}</p>
      </Sheet>
    </>
  );
}

function WaitingPhoto({ id }: { id: string }) {
  const [blob, setBlob] = useState<Blob | null>(null);
  const address = useBlobAddress(blob);
  useEffect(() => void waitingAttachment(id).then((found) => setBlob(found?.blob ?? null)), [id]);
  return address && <img className="field-waiting-photo" src={address} alt="" />;
}
