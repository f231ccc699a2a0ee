import { useEffect } from 'react';
import {
  Button,
  Card,
  EmptyState,
  LinkButton,
  List,
  ListItem,
  Notice,
  Time,
  useOnline,
  useText,
} from '#ui/index.ts';
import { navigate } from '#ui/router/index.ts';
import { keepDraft } from './draft.ts';
import type { WaitingReport } from './outbox/replay.ts';
import { sendWaiting, takeOut, useWaiting, watchNetwork } from './outbox/runner.ts';
import { ownReport } from './own-reports.ts';
import './resident.css';

/** 等待发送: reports made without a network. They leave by themselves; nothing is to be done but to wait. */
export default function WaitingPage() {
  const { t } = useText();
  const { waiting, sent, sending } = useWaiting();
  const online = useOnline();
  useEffect(watchNetwork, []);
  const refused = waiting.filter(({ problem }) => problem);
  const queued = waiting.filter(({ problem }) => !problem);
  return (
    <>
      <h1>{t('reports.waiting.title')}</h1>
      {queued.length > 0 && (
        <>
          <Notice meaning="notice" title={t('reports.waiting.safe', { count: queued.length })}>
            <p>{t(online ? 'reports.waiting.soon' : 'reports.waiting.offline')}</p>
          </Notice>
          <List label={t('reports.waiting.title')}>
            {queued.map(({ id, draft, queuedAt }) => (
              <ListItem key={id} icon="upload" title={titleOf(draft, t)}>
                <Time at={queuedAt} />
              </ListItem>
            ))}
          </List>
          <Button icon="send" wide busy={sending} onClick={() => void sendWaiting()}>
            {t('reports.form.tryNow')}
          </Button>
          <p />
        </>
      )}
      {refused.map((report) => (
        <Refused key={report.id} report={report} />
      ))}
      {sent.length > 0 && (
        <List label={t('reports.waiting.sent')}>
          {sent.map(({ number, token }) => (
            <ListItem
              key={number}
              icon="checkCircle"
              title={t('reports.waiting.arrived')}
              to={`/r/${encodeURIComponent(number)}?t=${encodeURIComponent(token)}`}
            >
              {number} {ownReport(number)?.summary}
            </ListItem>
          ))}
        </List>
      )}
      {waiting.length + sent.length === 0 && (
        <EmptyState icon="checkCircle" title={t('reports.waiting.none')} />
      )}
      <LinkButton to="/report" icon="camera" wide>
        {t('reports.waiting.another')}
      </LinkButton>
    </>
  );
}

function titleOf(draft: WaitingReport['draft'], t: ReturnType<typeof useText>['t']): string {
  const photos = draft.photos.length;
  return (
    draft.text.trim().slice(0, 60) ||
    draft.category?.name ||
    t('reports.waiting.photos', { count: photos })
  );
}

/** One that the server does not take as it is: mend it or give it up. */
function Refused({ report }: { report: WaitingReport }) {
  const { t } = useText();
  const { draft, problem } = report;
  const mend = async (): Promise<void> => {
    await keepDraft({ ...draft, sendingSince: null });
    await takeOut(report.id);
    navigate('/report');
  };
  return (
    <Card title={titleOf(draft, t)}>
      <Notice meaning="warning" title={problem?.title ?? ''}>
        <p>{problem?.cure}</p>
      </Notice>
      <div className="rp-two">
        <Button icon="edit" onClick={() => void mend()}>
          {t('reports.waiting.mend')}
        </Button>
        <Button icon="trash" onClick={() => void takeOut(report.id)}>
          {t('reports.waiting.giveUp')}
        </Button>
      </div>
    </Card>
  );
}
