import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import type { Meaning } from '#ui/tokens/tokens.ts';
import type { AlarmRow, Severity } from '../../../contract/index.ts';

/** What a severity means to the eye. */
export const meaningOf: Readonly<Record<Severity, Meaning>> = {
  notice: 'notice',
  warning: 'warning',
  urgent: 'urgent',
};

/** A severity in a word with its icon. */
export function SeverityTag({ severity }: { severity: Severity }) {
  const { t } = useText();
  return <StatusTag meaning={meaningOf[severity]}>{t(`alarms.severity.${severity}`)}</StatusTag>;
}

/** Where an alarm stands: active or cleared, seen or not. */
export function StateTag({ alarm }: { alarm: Pick<AlarmRow, 'active' | 'acknowledged'> }) {
  const { t } = useText();
  return (
    <span className="al-state">
      <span className={alarm.active ? 'al-dot al-dot-active' : 'al-dot'} aria-hidden="true" />
      {t(alarm.active ? 'alarms.state.active' : 'alarms.state.cleared')}
      <span className={alarm.acknowledged ? 'dk-muted' : 'al-unseen'}>
        {t(alarm.acknowledged ? 'alarms.state.acknowledged' : 'alarms.state.unacknowledged')}
      </span>
    </span>
  );
}

/** The title in the language of the screen. */
export function useTitle(): (alarm: Pick<AlarmRow, 'titleZh' | 'titleEn'>) => string {
  const { locale } = useText();
  return ({ titleZh, titleEn }) => (locale === 'en' && titleEn) || titleZh;
}

/** Since when, and until when. */
export function Lasted({ alarm }: { alarm: Pick<AlarmRow, 'raisedAt' | 'clearedAt'> }) {
  const { t } = useText();
  if (!alarm.clearedAt) return <Time at={alarm.raisedAt} />;
  return (
    <>
      <Time at={alarm.raisedAt} />{' '}
      <span className="dk-muted">
        {t('alarms.lasted', { time: spanOf(alarm.raisedAt, alarm.clearedAt, t) })}
      </span>
    </>
  );
}

type Say = (key: string, gaps?: Record<string, string | number>) => string;

/** A span in its largest sensible unit. */
export function spanOf(from: string, to: string, t: Say): string {
  const seconds = Math.max(0, (Date.parse(to) - Date.parse(from)) / 1000);
  if (seconds < 60) return t('alarms.span.seconds', { count: Math.round(seconds) });
  if (seconds < 7200) return t('alarms.span.minutes', { count: Math.round(seconds / 60) });
  if (seconds < 172_800) return t('alarms.span.hours', { count: Math.round(seconds / 3600) });
  return t('alarms.span.days', { count: Math.round(seconds / 86_400) });
}

/** Small marks: came back often, found late, has a case. */
export function Marks({ alarm }: { alarm: AlarmRow }) {
  const { t } = useText();
  return (
    <span className="al-marks">
      {alarm.repeatCount > 1 && (
        <span className={alarm.flapping ? 'al-mark al-mark-flapping' : 'al-mark'}>
          {t(alarm.flapping ? 'alarms.mark.flapping' : 'alarms.mark.repeats', {
            count: alarm.repeatCount,
          })}
        </span>
      )}
      {alarm.late && <span className="al-mark">{t('alarms.mark.late')}</span>}
      {alarm.caseNumber && (
        <span className="al-mark al-mark-case">
          <Icon name="inbox" size={14} /> {t('alarms.mark.case')}
        </span>
      )}
    </span>
  );
}
