import { useText } from '#ui/i18n/text-provider.tsx';
import type { Plan } from '../../contract/index.ts';

/** One step of a programme. */
export type Step = Plan['programmes'][number]['steps'][number];
/** Which nights a rule means. */
export type When = Plan['calendars'][number]['rules'][number]['when'];

/** Minutes since midnight as `22:30`. */
export function clockText(minute: number): string {
  const [hours, minutes] = [Math.floor(minute / 60), minute % 60];
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

/** A step in words: `天黑后 10 分钟 100 %`. */
export function useSayStep(): (step: Step) => string {
  const { t } = useText();
  return ({ at, levelPercent }) => {
    const level = levelPercent === 0 ? t('lighting.off') : `${levelPercent} %`;
    if (at.kind === 'clock') return `${clockText(at.minute)} ${level}`;
    const { kind, offsetMinutes: offset } = at;
    if (offset === 0) return `${t(`lighting.${kind}`)} ${level}`;
    const key = `lighting.plan.${kind}${offset > 0 ? 'After' : 'Before'}`;
    return `${t(key, { count: Math.abs(offset) })} ${level}`;
  };
}

/** A rule's nights in words. */
export function useSayWhen(): (when: When) => string {
  const { t } = useText();
  return (when) => {
    switch (when.kind) {
      case 'festival':
      case 'marketDay':
        return t(`lighting.when.${when.kind}`);
      case 'weekdays':
        return when.weekdays.map((day) => t(`lighting.weekday.${day}`)).join('、');
      case 'season':
      case 'dates':
        return t('lighting.when.span', { from: when.from, to: when.to });
    }
  };
}
