/** How the questions of eligibility are written down in both languages. */
import type { Eligibility } from '../contract/eligibility.ts';

/** The question, then its answers: `value=中文/English`. */
type ShortQuestion = readonly [zh: string, en: string, ...options: string[]];
/** What was answered, the outcome (`instead:` another item), why, and what to bring besides. */
type ShortRule = readonly [
  given: Readonly<Record<string, string>>,
  outcome: Eligibility['rules'][number]['outcome'] | `instead:${string}`,
  zh: string,
  en: string,
  ...bring: string[],
];

/** A decision table in short; several answers that fit are parted by `|`. */
export function checkOf(
  questions: Readonly<Record<string, ShortQuestion>>,
  rules: readonly ShortRule[],
): Eligibility {
  return {
    questions: Object.entries(questions).map(([key, [zh, en, ...options]]) => ({
      key,
      zh,
      en,
      options: options.map(optionOf),
    })),
    rules: rules.map(([given, outcome, zh, en, ...bring]) => ({
      when: Object.fromEntries(
        Object.entries(given).map(([key, values]) => [key, values.split('|')]),
      ),
      outcome: outcome.startsWith('instead:') ? 'cannot' : (outcome as 'can'),
      zh,
      en,
      bring,
      ...(outcome.startsWith('instead:') ? { instead: outcome.slice('instead:'.length) } : {}),
    })),
  };
}

function optionOf(text: string): Eligibility['questions'][number]['options'][number] {
  const [value = '', words = ''] = text.split('=');
  const [zh = '', en = ''] = words.split('/');
  return { value, zh, en };
}
