/** Changes to a decision table that keep it in one piece: what is taken out of a question goes out of the rules, too. */
import type { Eligibility } from '../../../contract/index.ts';

type Question = Eligibility['questions'][number];
export type Rule = Eligibility['rules'][number];

/** The first free name of a series: `q1`, `q2` … */
function freeName(letter: string, taken: readonly string[]): string {
  let number = taken.length + 1;
  while (taken.includes(`${letter}${number}`)) number += 1;
  return `${letter}${number}`;
}

/** A table to begin with: one question, and both answers decide. */
export const firstTable: Eligibility = {
  questions: [
    {
      key: 'q1',
      zh: '',
      options: [
        { value: 'a1', zh: '是' },
        { value: 'a2', zh: '不是' },
      ],
    },
  ],
  rules: [
    { when: { q1: ['a2'] }, outcome: 'cannot', zh: '', bring: [] },
    { when: {}, outcome: 'can', zh: '', bring: [] },
  ],
};

/** The table with one more question of two answers. */
export function withQuestion(table: Eligibility): Eligibility {
  const key = freeName(
    'q',
    table.questions.map((one) => one.key),
  );
  const options = [
    { value: 'a1', zh: '' },
    { value: 'a2', zh: '' },
  ];
  return { ...table, questions: [...table.questions, { key, zh: '', options }] };
}

/** The question with one more answer. */
export function withOption(question: Question): Question {
  const value = freeName(
    'a',
    question.options.map((one) => one.value),
  );
  return { ...question, options: [...question.options, { value, zh: '' }] };
}

/** Puts a changed question in; answers that are gone leave the rules that named them. */
export function changedQuestion(table: Eligibility, at: number, next: Question): Eligibility {
  const values = next.options.map(({ value }) => value);
  const rules = table.rules.map((rule) => {
    const named = rule.when[next.key];
    return named
      ? withAnswers(
          rule,
          next.key,
          named.filter((value) => values.includes(value)),
        )
      : rule;
  });
  return { questions: table.questions.with(at, next), rules };
}

/** The table without a question. */
export function withoutQuestion(table: Eligibility, at: number): Eligibility {
  const key = table.questions[at]?.key ?? '';
  return {
    questions: table.questions.toSpliced(at, 1),
    rules: table.rules.map((rule) => withAnswers(rule, key, [])),
  };
}

/** A rule with other answers to a question; none: the question does not matter. */
export function withAnswers(rule: Rule, key: string, values: readonly string[]): Rule {
  const { [key]: _, ...others } = rule.when;
  return { ...rule, when: values.length > 0 ? { ...others, [key]: [...values] } : others };
}

/** The table with one more rule before the last, which says what else. */
export function withRule(table: Eligibility): Eligibility {
  const rule: Rule = { when: {}, outcome: 'window', zh: '', bring: [] };
  return { ...table, rules: table.rules.toSpliced(Math.max(0, table.rules.length - 1), 0, rule) };
}

/** A rule goes one step up. */
export function ruleUp(table: Eligibility, at: number): Eligibility {
  const [before, rule] = [table.rules[at - 1], table.rules[at]];
  if (!before || !rule) return table;
  return { ...table, rules: table.rules.with(at - 1, rule).with(at, before) };
}
