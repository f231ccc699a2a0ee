/** A rule in plain words, Chinese and English; for the editor, the desk and the case. Browser-safe. */
import type { Condition, Operator, Schedule } from './condition.ts';
import type { RuleDefinition } from './rule.ts';
import type { Severity } from './severity.ts';
import type { Language, Names } from './value-words.ts';
import { conditionWords } from './condition-words.ts';

export { conditionKey, conditionLimit, conditionWords, spanWords } from './condition-words.ts';
export {
  type Language,
  type Names,
  operatorText,
  type PropertyName,
  valueText,
} from './value-words.ts';

const severityWords = {
  zh: { notice: '提示', warning: '警告', urgent: '紧急' },
  en: { notice: 'notice', warning: 'warning', urgent: 'urgent' },
} as const;

/** A severity in words. */
export function severityText(severity: Severity, language: Language): string {
  return severityWords[language][severity];
}

type Spoken = Pick<
  RuleDefinition,
  'when' | 'clear' | 'hysteresis' | 'schedule' | 'severity' | 'titleZh' | 'titleEn'
>;

/** What a rule does, as a sentence or three. */
export function ruleSentence(rule: Spoken, names: Names, language: Language): string {
  const when = conditionWords(rule.when, names, language);
  const at = rule.schedule ? scheduleWords(rule.schedule, language) : '';
  const level = severityText(rule.severity, language);
  if (language === 'zh') {
    const first = `${at ? `${at}，` : ''}当${padded(when)}${gapAfter(when)}时，发出${level}级告警“${rule.titleZh}”。`;
    return first + clearWords(rule, names, language);
  }
  const first = `${at ? `${at}, when` : 'When'} ${when}, the ${level} alarm “${rule.titleEn}” is raised. `;
  return first + clearWords(rule, names, language);
}

/** A space between what ends in Latin letters or digits and Chinese. */
const gapAfter = (words: string): string => (/[\u4e00-\u9fff)]$/.test(words) ? '' : ' ');
/** A space between Chinese and what begins with Latin letters. */
const padded = (words: string): string => (/^[A-Za-z0-9]/.test(words) ? ` ${words}` : words);

function clearWords(rule: Spoken, names: Names, language: Language): string {
  if (rule.clear) {
    const words = conditionWords(rule.clear, names, language);
    return language === 'zh' ? `${words}${gapAfter(words)}时解除。` : `It clears when ${words}.`;
  }
  const slack = relaxed(rule.when, rule.hysteresis, names, language);
  if (slack)
    return language === 'zh' ? `${slack}${gapAfter(slack)}后解除。` : `It clears when ${slack}.`;
  return language === 'zh' ? '条件不再满足即解除。' : 'It clears as soon as that is no longer so.';
}

const opposite: Partial<Record<Operator, Operator>> = {
  above: 'atMost',
  atLeast: 'below',
  below: 'atLeast',
  atMost: 'above',
};

/** Where a single limit clears once the hysteresis is taken off; empty where there is no one limit. */
function relaxed(
  condition: Condition,
  hysteresis: number,
  names: Names,
  language: Language,
): string {
  const one = condition.kind === 'duration' ? condition.of : condition;
  if (one.kind !== 'threshold' || typeof one.value !== 'number' || hysteresis === 0) return '';
  const op = opposite[one.op];
  if (!op) return '';
  const isUpper = one.op === 'above' || one.op === 'atLeast';
  const value = Number((isUpper ? one.value - hysteresis : one.value + hysteresis).toPrecision(10));
  return conditionWords({ ...one, op, value }, names, language);
}

const weekdayWords = {
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const;

const dayWords = {
  zh: { every: '', working: '工作日', off: '休息日', market: '圩日', notMarket: '非圩日' },
  en: {
    every: '',
    working: 'on working days',
    off: 'on days off',
    market: 'on market days',
    notMarket: 'on days without a market',
  },
} as const;

/** When a rule watches, in words; empty when always. */
export function scheduleWords(schedule: Schedule, language: Language): string {
  const days = dayWords[language][schedule.days];
  const weekdays = schedule.weekdays
    .toSorted((a, b) => ((a + 6) % 7) - ((b + 6) % 7))
    .map((day) => weekdayWords[language][day] ?? '')
    .join(language === 'zh' ? '、' : ', ');
  const hours = schedule.hours
    .map(({ startMinute, endMinute }) => hourWords(startMinute, endMinute, language))
    .join(language === 'zh' ? '、' : ', ');
  if (language === 'zh') return [days, weekdays, hours && padded(hours)].filter(Boolean).join('');
  const parts = [days, weekdays && `on ${weekdays}`, hours && `from ${hours}`].filter(Boolean);
  const words = parts.join(' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function hourWords(start: number, end: number, language: Language): string {
  const next = end <= start ? (language === 'zh' ? '次日 ' : 'next day ') : '';
  return language === 'zh'
    ? `${clock(start)}–${next}${clock(end)}`
    : `${clock(start)} to ${next}${clock(end)}`;
}

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
