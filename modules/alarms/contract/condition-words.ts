/** Conditions in plain words. */
import type { AtOnceCondition, Comparison, Condition, Threshold } from './condition.ts';
import { type Language, type Names, operatorText, valueText } from './value-words.ts';

const units = [
  { seconds: 86_400, zh: '天', en: 'day' },
  { seconds: 3600, zh: '小时', en: 'hour' },
  { seconds: 60, zh: '分钟', en: 'minute' },
  { seconds: 1, zh: '秒', en: 'second' },
] as const;

/** A length of time in its largest whole unit: 600 is 10 分钟. */
export function spanWords(seconds: number, language: Language): string {
  const unit = units.find((one) => seconds % one.seconds === 0) ?? units[3];
  const count = seconds / unit.seconds;
  if (language === 'zh') return `${count} ${unit.zh}`;
  return `${count} ${unit.en}${count === 1 ? '' : 's'}`;
}

type Instant = Threshold | Comparison;

/** A condition in words. */
export function conditionWords(condition: Condition, names: Names, language: Language): string {
  const isZh = language === 'zh';
  switch (condition.kind) {
    case 'all':
    case 'any':
      return joined(
        condition.kind,
        condition.of.map((one) => grouped(one, conditionWords(one, names, language), language)),
        language,
      );
    case 'duration': {
      const span = spanWords(condition.seconds, language);
      return atOnceWords(condition.of, names, isZh ? `连续 ${span}` : `for ${span}`, language);
    }
    case 'repetition':
      return atOnceWords(condition.of, names, timesWords(condition, language), language);
    case 'rateOfChange':
      return rateWords(condition, names, language);
    case 'absence':
      return absenceWords(condition, names, language);
    default:
      return atOnceWords(condition, names, '', language);
  }
}

function joined(kind: 'all' | 'any', parts: readonly string[], language: Language): string {
  if (language === 'zh') return parts.join(kind === 'all' ? '，且' : '，或');
  return parts.join(kind === 'all' ? ' and ' : ' or ');
}

function grouped(condition: Condition, words: string, language: Language): string {
  const isGroup = condition.kind === 'all' || condition.kind === 'any';
  if (!isGroup || condition.of.length < 2) return words;
  return language === 'zh' ? `（${words}）` : `(${words})`;
}

function atOnceWords(
  of: AtOnceCondition,
  names: Names,
  adverb: string,
  language: Language,
): string {
  if (of.kind === 'threshold' || of.kind === 'comparison') {
    return instantWords(of, names, adverb, language);
  }
  const parts = of.of.map((one) => instantWords(one, names, '', language));
  const words = joined(of.kind, parts, language);
  if (!adverb) return words;
  return language === 'zh' ? `(${words})${adverb}` : `(${words}) ${adverb}`;
}

function instantWords(one: Instant, names: Names, adverb: string, language: Language): string {
  const own = names.property(one.key, null);
  const name = own ? (language === 'zh' ? own.nameZh : own.nameEn) : one.key;
  const op = operatorText(one.op, language);
  const limit =
    one.kind === 'threshold'
      ? valueText(one.value, own, language)
      : otherWords(one, names, language);
  // The name of a switch says already what is so: 井盖打开, not 井盖打开为是.
  const isStatement = one.kind === 'threshold' && one.op === 'equals' && one.value === true;
  const said = isStatement ? [name, adverb] : [name, adverb, op, limit];
  if (language === 'zh') return joinedZh(said);
  return (isStatement ? said : [name, op, limit, adverb]).filter(Boolean).join(' ');
}

/** Words of a sentence, with a space only where Latin letters or digits meet Chinese. */
function joinedZh(words: readonly string[]): string {
  return words.filter(Boolean).reduce((before, word) => {
    const meets = /[A-Za-z0-9.³℃%°)]$/.test(before) || /^[A-Za-z0-9-]/.test(word);
    return before && meets ? `${before} ${word}` : before + word;
  }, '');
}

function otherWords(one: Comparison, names: Names, language: Language): string {
  const other = names.property(one.otherKey, one.otherThingCode);
  const thing = one.otherThingCode ? (names.thing(one.otherThingCode) ?? one.otherThingCode) : '';
  const name = other ? (language === 'zh' ? other.nameZh : other.nameEn) : one.otherKey;
  const unit = other?.unit ?? '';
  const amount = `${Math.abs(one.offset)}${unit ? ` ${unit}` : ''}`;
  if (language === 'zh') {
    const shift = one.offset === 0 ? [] : [one.offset > 0 ? '加' : '减', amount];
    return joinedZh([thing ? `${thing}的` : '', name, ...shift]);
  }
  const shift = one.offset === 0 ? '' : ` ${one.offset > 0 ? 'plus' : 'minus'} ${amount}`;
  return `${name}${thing ? ` of ${thing}` : ''}${shift}`;
}

function timesWords(
  { times, among, withinSeconds }: Extract<Condition, { kind: 'repetition' }>,
  language: Language,
): string {
  if (withinSeconds) {
    const span = spanWords(withinSeconds, language);
    return language === 'zh' ? `${span}内有 ${times} 次` : `${times} times within ${span}`;
  }
  return language === 'zh'
    ? `最近 ${among ?? times} 次中有 ${times} 次`
    : `in ${times} of the last ${among ?? times} values`;
}

const directionWords = {
  zh: { rise: '上升', fall: '下降', either: '变化' },
  en: { rise: 'rises', fall: 'falls', either: 'changes' },
} as const;

function rateWords(
  { key, direction, amount, withinSeconds }: Extract<Condition, { kind: 'rateOfChange' }>,
  names: Names,
  language: Language,
): string {
  const own = names.property(key, null);
  const span = spanWords(withinSeconds, language);
  const limit = valueText(amount, own, language);
  const turn = directionWords[language][direction];
  if (language === 'zh') {
    return joinedZh([own?.nameZh ?? key, `${span}内`, `${turn}超过`, limit]);
  }
  return `${own?.nameEn ?? key} ${turn} by more than ${limit} within ${span}`;
}

function absenceWords(
  { key, seconds }: Extract<Condition, { kind: 'absence' }>,
  names: Names,
  language: Language,
): string {
  const own = key === null ? undefined : names.property(key, null);
  const span = spanWords(seconds, language);
  if (language === 'zh') {
    return key === null
      ? `超过 ${span}没有收到任何数据`
      : joinedZh([`超过 ${span}没有收到`, own?.nameZh ?? key, '的数据']);
  }
  return `no ${key === null ? 'value' : `value of ${own?.nameEn ?? key}`} has come for ${span}`;
}

/** The property that a condition is mainly about; null for silence of everything. */
export function conditionKey(condition: Condition): string | null {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.of.reduce<string | null>((found, one) => found ?? conditionKey(one), null);
    case 'duration':
    case 'repetition':
      return conditionKey(condition.of);
    default:
      return condition.key;
  }
}

/** The number that a condition holds its main property against; null where there is none. */
export function conditionLimit(condition: Condition): number | null {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.of.reduce<number | null>((found, one) => found ?? conditionLimit(one), null);
    case 'duration':
    case 'repetition':
      return conditionLimit(condition.of);
    case 'threshold':
      return typeof condition.value === 'number' ? condition.value : null;
    default:
      return null;
  }
}
