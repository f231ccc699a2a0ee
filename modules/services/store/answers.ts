/** Answers lie in their table as one sealed text. */
import type { Answers } from '../contract/form.ts';

/** The row with its answers read; an erased one has none. */
export function readAnswers<R extends { readonly answers: string }>(
  row: R,
): Omit<R, 'answers'> & { answers: Answers } {
  return { ...row, answers: row.answers === '' ? {} : (JSON.parse(row.answers) as Answers) };
}
