/** Sentences about alarms, as the record keeps them: in Chinese. */
import { exactInstant } from '#platform/i18n/index.ts';
import { spanWords } from '../contract/index.ts';
import type { AlarmRecord } from '../store/tables.ts';

/** How long an alarm lasted, in its largest sensible unit. */
export function lastedText({ raisedAt, clearedAt }: Pick<AlarmRecord, 'raisedAt' | 'clearedAt'>) {
  const seconds = Math.max(0, ((clearedAt ?? raisedAt).getTime() - raisedAt.getTime()) / 1000);
  const round = (unit: number): number => Math.max(unit, Math.round(seconds / unit) * unit);
  if (seconds < 60) return spanWords(round(1), 'zh');
  if (seconds < 7200) return spanWords(round(60), 'zh');
  return seconds < 2 * 86_400 ? spanWords(round(3600), 'zh') : spanWords(round(86_400), 'zh');
}

/** What the case of an alarm says of it. */
export function descriptionOf(alarm: AlarmRecord, sentence: string): string {
  const value = alarm.value ? `，数值：${alarm.value}` : '';
  const rule = sentence ? `规则：${sentence}` : '';
  return `${alarm.thingName}（${alarm.thingCode}）于 ${exactInstant(alarm.raisedAt)} 告警：${alarm.titleZh}${value}。${rule}`;
}
