/** Decision tables: the first rule that fits decides; a table with a gap is refused before it is saved. */
import type { Eligibility } from '../contract/eligibility.ts';

type Rule = Eligibility['rules'][number];
type Given = Readonly<Record<string, string>>;

/** The rule that decides; null while an answer that matters is missing. */
export function decide(table: Eligibility, given: Given): Rule | null {
  return table.rules.find((rule) => fits(rule, given)) ?? null;
}

function fits({ when }: Rule, given: Given): boolean {
  return Object.entries(when).every(([key, values]) => values.includes(given[key] ?? ''));
}

/** Answers that are no options of their questions. */
export function strangeAnswers(table: Eligibility, given: Given): string[] {
  return Object.entries(given)
    .filter(([key, value]) => {
      const question = table.questions.find((one) => one.key === key);
      return !question?.options.some((option) => option.value === value);
    })
    .map(([key]) => key);
}

/**
 * The next question that still matters; null when the table has decided. A question is passed over when every rule that
 * could still fit leaves it out.
 */
export function nextQuestion(table: Eligibility, given: Given): string | null {
  if (decided(table, given)) return null;
  const possible = table.rules.filter(({ when }) =>
    Object.entries(when).every(
      ([key, values]) => given[key] === undefined || values.includes(given[key]),
    ),
  );
  const next = table.questions.find(
    ({ key }) => given[key] === undefined && possible.some(({ when }) => when[key] !== undefined),
  );
  return next?.key ?? null;
}

/** Whether the first rule that could still fit fits already. */
function decided(table: Eligibility, given: Given): Rule | null {
  for (const rule of table.rules) {
    const isOpen = Object.entries(rule.when).every(
      ([key, values]) => given[key] === undefined || values.includes(given[key]),
    );
    if (!isOpen) continue;
    return fits(rule, given) ? rule : null;
  }
  return null;
}

/** Most combinations of answers that are walked through. */
const mostCombinations = 20_000;

/** What is wrong with a table: unknown words, a combination of answers that no rule decides, a rule never reached. */
export function tableFaults(table: Eligibility): string[] {
  const faults = table.rules.flatMap((rule, at) => ruleFaults(table, rule, at));
  const size = table.questions.reduce((product, { options }) => product * options.length, 1);
  if (faults.length > 0) return faults;
  if (size > mostCombinations) return [`判断表太大（${size} 种答法），请减少问题或选项`];
  const reached = new Set<Rule>();
  for (const given of combinations(table)) {
    const rule = decide(table, given);
    if (rule) reached.add(rule);
    else return [`这样回答时没有规则：${sayGiven(table, given)}`];
  }
  return table.rules.flatMap((rule, at) =>
    reached.has(rule) ? [] : [`第 ${at + 1} 条规则永远用不到`],
  );
}

function ruleFaults(table: Eligibility, { when }: Rule, at: number): string[] {
  return Object.entries(when).flatMap(([key, values]) => {
    const question = table.questions.find((one) => one.key === key);
    if (!question) return [`第 ${at + 1} 条规则里没有问题“${key}”`];
    return values
      .filter((value) => !question.options.some((option) => option.value === value))
      .map((value) => `第 ${at + 1} 条规则里“${value}”不是“${question.zh}”的选项`);
  });
}

/** Every way of answering all questions. */
export function* combinations({ questions }: Pick<Eligibility, 'questions'>): Generator<Given> {
  const [first, ...rest] = questions;
  if (!first) {
    yield {};
    return;
  }
  for (const { value } of first.options) {
    for (const others of combinations({ questions: rest })) yield { [first.key]: value, ...others };
  }
}

function sayGiven(table: Eligibility, given: Given): string {
  return table.questions
    .map(({ key, options }) => options.find(({ value }) => value === given[key])?.zh ?? '')
    .join('、');
}
