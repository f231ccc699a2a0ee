import { exactInstant, sayDeadline } from '#platform/i18n/index.ts';
import { useNow } from '#ui/i18n/clock.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Deadline } from '#ui/i18n/time.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import { type CaseRow, type CaseState, transitions } from '../../../contract/index.ts';
import { clockRuns, isOpen, stateTones } from './case-look.ts';
import './case-words.css';

/** Deadlines nearer than this are shown as near, seconds; as the tab 即将到期 counts. */
const nearSeconds = 4 * 3600;

/** A state: a dot and its word. */
export function StateTag({ state }: { state: string }) {
  const { t } = useText();
  const tone = stateTones[state as CaseState] ?? 'neutral';
  return (
    <span className="cs-state">
      <i className={`cs-dot cs-dot-${tone}`} aria-hidden="true" />
      {t(`cases.state.${state}`)}
    </span>
  );
}

/** Urgency in a word; nothing for the everyday ones. */
export function UrgencyTag({ urgency, always = false }: { urgency: string; always?: boolean }) {
  const { t } = useText();
  if (urgency === 'urgent')
    return <StatusTag meaning="urgent">{t('cases.urgency.urgent')}</StatusTag>;
  if (urgency === 'high') return <StatusTag meaning="warning">{t('cases.urgency.high')}</StatusTag>;
  return always ? <StatusTag meaning="neutral">{t(`cases.urgency.${urgency}`)}</StatusTag> : null;
}

/** The deadline of a case: counting down, standing still, or met and missed. */
export function CaseDue({ row }: { row: CaseRow }) {
  const { t } = useText();
  if (!row.dueAt) return <span className="dk-muted">{t('cases.due.none')}</span>;
  if (row.state === 'suspended')
    return <StatusTag meaning="neutral">{t('cases.due.paused')}</StatusTag>;
  if (clockRuns(row.state)) return <Running dueAt={row.dueAt} />;
  if (!isOpen(row.state) && row.state !== 'closed') return <span className="dk-muted">—</span>;
  return (
    <time dateTime={row.dueAt} title={exactInstant(new Date(row.dueAt))}>
      <StatusTag meaning={row.overdue ? 'urgent' : 'ok'}>
        {t(row.overdue ? 'ui.deadline.missed' : 'ui.deadline.kept')}
      </StatusTag>
    </time>
  );
}

/** A tag only where it presses: near or late; a calm deadline is plain words. */
function Running({ dueAt }: { dueAt: string }) {
  const { locale } = useText();
  const now = useNow();
  const due = new Date(dueAt);
  if (due.getTime() - now.getTime() < nearSeconds * 1000)
    return <Deadline at={dueAt} nearSeconds={nearSeconds} />;
  return (
    <time className="dk-muted" dateTime={dueAt} title={exactInstant(due)}>
      {sayDeadline(due, now, locale)}
    </time>
  );
}

/** What is out of the ordinary, in a word each: supervised, unsure, returned, re-opened. */
export function CaseFlags({ row }: { row: CaseRow }) {
  const { t } = useText();
  const counts = {
    sealed: Number(row.sealed),
    supervised: Number(row.supervised),
    needsOfficer: Number(row.needsOfficer && row.state === 'registered'),
    extensionAsked: Number(row.extensionAsked),
    returned: row.returnedCount,
    reopened: row.reopenedCount,
    reports: row.reportCount > 1 ? row.reportCount : 0,
  };
  const shown = Object.entries(counts).filter(([, count]) => count > 0);
  if (shown.length === 0) return null;
  return (
    <span className="cs-flags">
      {shown.map(([key, count]) => (
        <span
          key={key}
          className={`cs-flag cs-flag-${key}`}
          title={t(`cases.flag.${key}`, { count })}
        >
          {t(`cases.mark.${key}`, { count })}
        </span>
      ))}
    </span>
  );
}

/** Name of an action in the language of the screen: of the state table, or a step made by time. */
export function useActionName() {
  const { t, locale } = useText();
  return (action: string): string => {
    const row = transitions.find((one) => one.action === action);
    return row ? row[locale] : t(`cases.step.${action}`);
  };
}
