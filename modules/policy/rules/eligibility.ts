/** “Who can have it”: a decision table walked one question at a time. */
import type { ProblemPlace } from '#platform/problems/index.ts';
import type {
  Eligibility,
  EligibilityCondition,
  EligibilityQuestion,
} from '../contract/content.ts';
import type { Outcome } from '../contract/words.ts';

/** Answers by question. */
export type Answers = Readonly<Record<string, string>>;

/** Where the questions have led. */
export interface EligibilityState {
  /** The question to ask next; null at the end. */
  readonly question: EligibilityQuestion | null;
  readonly verdict: {
    readonly outcome: Outcome;
    readonly sentence: string;
    readonly bring: readonly string[];
  } | null;
}

/**
 * The rules are tried in their order: one that fails is passed over, the first that holds decides, and the first that
 * cannot be told yet names the next question. So nobody is asked what cannot matter any more.
 */
export function stepOf(table: Eligibility, answers: Answers): EligibilityState {
  for (const rule of table.rules) {
    let next: string | null = null;
    const fails = rule.when.some((condition) => {
      const answer = answers[condition.question];
      if (answer === undefined) {
        next ??= condition.question;
        return false;
      }
      return !holds(condition, answer);
    });
    if (fails) continue;
    if (next === null) return { question: null, verdict: rule };
    const question = table.questions.find(({ key }) => key === next);
    if (question) return { question, verdict: null };
  }
  return { question: null, verdict: table.otherwise };
}

function holds({ is, value }: EligibilityCondition, answer: string): boolean {
  switch (is) {
    case 'equal':
      return answer === value;
    case 'notEqual':
      return answer !== value;
    case 'atLeast':
      return Number(answer) >= Number(value);
    case 'below':
      return Number(answer) < Number(value);
  }
}

/** Whether an answer can be one of the question's. */
export function fits({ kind, options }: EligibilityQuestion, answer: string): boolean {
  if (kind === 'yesNo') return answer === 'yes' || answer === 'no';
  if (kind === 'choice') return options.some(({ value }) => value === answer);
  return /^\d{1,9}(\.\d{1,2})?$/.test(answer);
}

/** A fault of a table: where, and what in both languages. */
export type TableFault = Required<ProblemPlace>;

/** A fault, said in both languages. */
export const faultAt = (pointer: string, detail: string, detailEn: string): TableFault => ({
  pointer,
  detail,
  detailEn,
});

/** What is wrong with a table: questions that nobody asks, conditions on questions or answers that are not there. */
export function tableFaults(table: Eligibility): TableFault[] {
  const known = new Map(table.questions.map((question) => [question.key, question]));
  const used = new Set(table.rules.flatMap(({ when }) => when.map(({ question }) => question)));
  const ofQuestions = table.questions.flatMap((question, at): TableFault[] => {
    const pointer = `/eligibility/questions/${at}`;
    if (table.questions.findIndex(({ key }) => key === question.key) !== at)
      return [
        faultAt(pointer, `问题代号“${question.key}”重复`, `the key “${question.key}” stands twice`),
      ];
    if (question.kind === 'choice' && question.options.length < 2)
      return [faultAt(pointer, '选择题至少要有两个选项', 'a choice needs two options at least')];
    if (!used.has(question.key))
      return [faultAt(pointer, '没有任何规则用到这一问', 'no rule asks this question')];
    return [];
  });
  const ofRules = table.rules.flatMap(({ when }, rule) =>
    when.flatMap((condition, at): TableFault[] => {
      const pointer = `/eligibility/rules/${rule}/when/${at}`;
      const question = known.get(condition.question);
      if (!question)
        return [
          faultAt(
            pointer,
            `没有代号为“${condition.question}”的问题`,
            `there is no question “${condition.question}”`,
          ),
        ];
      const isCompared = condition.is === 'atLeast' || condition.is === 'below';
      if (isCompared && question.kind !== 'number')
        return [faultAt(pointer, '只有数字题能比较大小', 'only numbers can be compared')];
      if (!fits(question, condition.value))
        return [
          faultAt(
            pointer,
            `“${condition.value}”不是这一问的回答`,
            `“${condition.value}” is no answer to this question`,
          ),
        ];
      return [];
    }),
  );
  return [...ofQuestions, ...ofRules];
}
