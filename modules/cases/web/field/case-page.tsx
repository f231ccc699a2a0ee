import { ErrorState, Loading, Notice, StatusTag, Deadline, useText } from '#ui/index.ts';
import { useLive } from '#ui/live/index.ts';
import { useOutbox } from '#ui/offline/index.ts';
import { useParams } from '#ui/router/index.ts';
import { useMe } from '#ui/session/index.ts';
import type { CaseDetail } from '../../contract/index.ts';
import { AssistTasks } from './assist-tasks.tsx';
import { CaseActs } from './case-acts.tsx';
import { CasePhotos } from './case-photos.tsx';
import { CasePlace } from './case-place.tsx';
import { CaseTrace } from './case-trace.tsx';
import { CaseWords } from './case-words.tsx';
import { ConflictNotice } from './conflict-notice.tsx';
import { actionName, offersAfterPending, pendingActions, stateAfterPending } from './pending.ts';
import { useCase } from './queries.ts';
import './field.css';

/** One case: what and where, how long, what happened, and what this person may do now. */
export default function CasePage() {
  const { caseId = '' } = useParams();
  const query = useCase(caseId);
  useLive('case.', undefined, [['cases', 'one', caseId]]);
  if (query.data) return <Case detail={query.data} />;
  if (query.isPending) return <Loading lines={8} />;
  return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
}

function Case({ detail }: { detail: CaseDetail }) {
  const { t } = useText();
  const me = useMe();
  const { waiting, refused } = useOutbox();
  const { case: row } = detail;
  const pending = pendingActions(waiting, row.id);
  const state = stateAfterPending(row.state, pending);
  const undecided = refused.some(({ subject }) => subject === row.id);
  const offers = undecided
    ? []
    : offersAfterPending(detail.offers, row.state, pending, me.permissions);
  const isOpen = row.closedAt === null && state !== 'done' && state !== 'verified';
  return (
    <article className="field-case">
      <h1 tabIndex={-1}>{row.categoryName}</h1>
      <p className="field-marks">
        <StatusTag meaning="neutral">{t(`cases.state.${state}`)}</StatusTag>
        {row.dueAt && isOpen && <Deadline at={row.dueAt} />}
        {row.urgency === 'urgent' && <StatusTag meaning="urgent">{t('cases.urgent')}</StatusTag>}
        {row.supervised && <StatusTag meaning="urgent">{t('cases.supervised')}</StatusTag>}
        {row.extensionAsked && <StatusTag meaning="notice">{t('cases.extensionAsked')}</StatusTag>}
      </p>
      <ConflictNotice subject={row.id} />
      <PendingNotice actions={pending} />
      <CaseWords detail={detail} />
      <CasePlace row={row} />
      <CasePhotos detail={detail} />
      <AssistTasks detail={detail} />
      <CaseTrace detail={detail} />
      <CaseActs row={row} offers={offers} />
    </article>
  );
}

function PendingNotice({ actions }: { actions: readonly string[] }) {
  const { t, locale } = useText();
  if (actions.length === 0) return null;
  return (
    <Notice meaning="notice" title={t('cases.waitingTitle')}>
      <p>{actions.map((action) => actionName(action, locale)).join(' → ')}</p>
    </Notice>
  );
}
