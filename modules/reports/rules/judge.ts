/** What a report becomes: category, urgency, place and title, from what came with it. Pure. */
import type { Judgement, Urgency } from '#modules/cases/index.ts';
import { maskPersonal } from '#platform/text/index.ts';

/** What the classifier thinks. */
export interface Guess {
  readonly categoryCode: string;
  readonly probability: number;
  readonly ranked: readonly { readonly categoryCode: string; readonly probability: number }[];
  readonly decidingWords: readonly string[];
}

/** A category as far as judging cares. */
export interface JudgedCategory {
  readonly code: string;
  readonly nameZh: string;
  readonly urgency: Urgency;
  readonly public: boolean;
  readonly sensitive: boolean;
}

/** Everything a judgement is made from. */
export interface JudgeInput {
  readonly text: string;
  readonly given: JudgedCategory | null;
  readonly guess: Guess | null;
  readonly guessed: JudgedCategory | null;
  readonly fallback: JudgedCategory;
  readonly urgencyWords: readonly string[];
  readonly confidential: boolean;
  readonly placeName: string;
}

/** The judgement. */
export interface Judged {
  readonly category: JudgedCategory;
  readonly sure: boolean;
  readonly urgency: Urgency;
  readonly public: boolean;
  readonly title: string;
  readonly judgement: Judgement;
}

/**
 * From this probability on a guess goes straight to the department; below it an officer decides.
 * Measured with a third of each category's hand-written phrases held out and composed into whole
 * messages: from 0.8 on the first guess is right in more than nine of ten. The whole table: README of the
 * classification module.
 */
export const sureFrom = 0.8;

/** Judges a report. */
export function judge(input: JudgeInput): Judged {
  const { given, guess, guessed, text } = input;
  const category = given ?? guessed ?? input.fallback;
  const sure =
    given !== null || (guess !== null && guessed !== null && guess.probability >= sureFrom);
  const urgency: Urgency = input.urgencyWords.length > 0 ? 'urgent' : category.urgency;
  return {
    category,
    sure,
    urgency,
    public: category.public && !category.sensitive && !input.confidential,
    title: titleOf(input.placeName, sure ? category.nameZh : '', text),
    judgement: {
      ...(guess ? { guesses: guess.ranked, decidingWords: guess.decidingWords } : {}),
      urgencyWords: input.urgencyWords,
      reasons: reasonsOf(input, sure),
    },
  };
}

function titleOf(placeName: string, categoryName: string, text: string): string {
  if (categoryName) return `${placeName}${categoryName}`.slice(0, 80);
  // Masked before it is cut: half a number would no longer be known as one.
  const words = maskPersonal(text.replace(/\s+/g, ' ').trim()).text.slice(0, 28);
  return `${placeName}${placeName && words ? ' · ' : ''}${words || '待确认的上报'}`.slice(0, 80);
}

function reasonsOf({ given, guess, urgencyWords }: JudgeInput, sure: boolean): string[] {
  const reasons: string[] = [];
  if (given) reasons.push('上报人选定类别');
  else if (guess) reasons.push(`自动分类，把握 ${Math.round(guess.probability * 100)}%`);
  if (!sure) reasons.push('把握不足，由值班员判定');
  if (urgencyWords.length > 0) reasons.push(`紧急词：${urgencyWords.join('、')}`);
  return reasons;
}
