import { Tooltip } from 'antd';
import { exactInstant, sayDeadline } from '#platform/i18n/index.ts';
import { useNow } from '#ui/i18n/clock.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Deadline } from '#ui/i18n/time.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import type { IconName } from '#ui/icons/names.ts';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import { type CaseRow, type CaseState, transitions } from '../../../contract/index.ts';
import { clockRuns, isOpen, stateTones } from './case-look.ts';
import './case-words.css';

/** Deadlines nearer than this are shown as near, seconds; as the tab 即将到期 counts. */
const nearSeconds = 4 * 3600;

/** A state: a dot and its word. */
export function StateTag({ state }: { state: CaseState | string }) {
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

/** What is out of the ordinary: supervised, judged unsure, returned, re-opened, many reports. */
export function CaseFlags({ row }: { row: CaseRow }) {
  const { t } = useText();
  const flags: readonly {
    readonly icon: IconName;
    readonly key: string;
    readonly count?: number;
  }[] = [
    ...(row.supervised ? [{ icon: 'flag' as const, key: 'supervised' }] : []),
    ...(row.needsOfficer ? [{ icon: 'info' as const, key: 'needsOfficer' }] : []),
    ...(row.extensionAsked ? [{ icon: 'clock' as const, key: 'extensionAsked' }] : []),
    ...(row.returnedCount
      ? [{ icon: 'back' as const, key: 'returned', count: row.returnedCount }]
      : []),
    ...(row.reopenedCount
      ? [{ icon: 'history' as const, key: 'reopened', count: row.reopenedCount }]
      : []),
    ...(row.reportCount > 1
      ? [{ icon: 'users' as const, key: 'reports', count: row.reportCount }]
      : []),
  ];
  return (
    <span className="cs-flags">
      {flags.map(({ icon, key, count = 1 }) => (
        <Tooltip key={key} title={t(`cases.flag.${key}`, { count })}>
          <span className={`cs-flag cs-flag-${key}`}>
            <Icon name={icon} size={14} />
            <span className="zs-hidden">{t(`cases.flag.${key}`, { count })}</span>
            {count > 1 && <span aria-hidden="true">{count}</span>}
          </span>
        </Tooltip>
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
