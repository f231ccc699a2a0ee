/** Which questions of a form are asked: screens and server read it alike. Browser-safe. */
import type { Answer, Answers, FormField, FormSchema } from './form.ts';

/** A question in its place. */
export interface Question {
  readonly key: string;
  readonly field: FormField;
  readonly required: boolean;
}

/** Every question in order, whatever was answered. */
export function allQuestions(form: FormSchema): Question[] {
  return form['x-order'].flatMap((key) => {
    const field = form.properties[key];
    return field ? [{ key, field, required: form.required.includes(key) }] : [];
  });
}

/** The questions that are asked with these answers: a question may hang on another's answer. */
export function questionsOf(form: FormSchema, answers: Answers): Question[] {
  const asked: Question[] = [];
  const keys = new Set<string>();
  for (const question of allQuestions(form)) {
    const when = question.field['x-when'];
    const isAsked =
      !when || (keys.has(when.field) && when.equals.includes(String(answers[when.field] ?? '')));
    if (!isAsked) continue;
    asked.push(question);
    keys.add(question.key);
  }
  return asked;
}

/** Whether there is nothing in an answer. */
export function isEmpty(answer: Answer | undefined): boolean {
  if (answer === undefined) return true;
  if (typeof answer === 'string') return answer.trim() === '';
  return Array.isArray(answer) && answer.length === 0;
}
