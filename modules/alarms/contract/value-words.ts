/** Values and comparisons in words. */
import type { Operator, Scalar } from './condition.ts';

/** Languages of the sentences. */
export type Language = 'zh' | 'en';

/** How properties and other things are called. */
export interface Names {
  readonly property: (key: string, thingCode: string | null) => PropertyName | undefined;
  readonly thing: (code: string) => string | undefined;
}

/** A property as it is called. */
export interface PropertyName {
  readonly nameZh: string;
  readonly nameEn: string;
  /** As people write it, e.g. µg/m³. */
  readonly unit: string;
  readonly choices: readonly { readonly value: string; readonly zh: string; readonly en: string }[];
}

const operatorWords: Readonly<Record<Language, Readonly<Record<Operator, string>>>> = {
  zh: {
    above: '高于',
    atLeast: '不低于',
    below: '低于',
    atMost: '不高于',
    equals: '为',
    differs: '不为',
  },
  en: {
    above: 'is above',
    atLeast: 'is at least',
    below: 'is below',
    atMost: 'is at most',
    equals: 'is',
    differs: 'is not',
  },
};

/** An operator in words. */
export function operatorText(op: Operator, language: Language): string {
  return operatorWords[language][op];
}

/** A value in words, with its unit. */
export function valueText(
  value: Scalar,
  property: PropertyName | undefined,
  language: Language,
): string {
  if (typeof value === 'boolean') {
    if (language === 'zh') return value ? '是' : '否';
    return value ? 'yes' : 'no';
  }
  const choice = property?.choices.find((one) => one.value === String(value));
  if (choice) return choice[language];
  const unit = property?.unit ?? '';
  return unit && typeof value === 'number' ? `${value} ${unit}` : String(value);
}
