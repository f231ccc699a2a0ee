/** What a language model wrote, kept only as far as it names the passages that it rests on. */

/** A sentence with the numbers of its passages. */
export interface AnswerLine {
  readonly text: string;
  readonly passages: readonly number[];
}

/** What the model is told. It sees nothing but the question and the passages. */
export const instructions = `你是乡镇政策窗口的助手。只根据下面编号的政策原文回答居民的问题，用短句、大白话。
每一句话末尾都要用方括号写出依据的原文编号，例如：[1] 或 [1][3]。
原文里没有的，不要说；不要推测，不要补充常识。原文不能回答时，只回答：没有依据。`;

/**
 * The sentences that cite passages that were given. A sentence without a citation, or with the number of a passage
 * that was not given, is dropped whole: it may be right, but nobody can check it.
 */
export function citedLines(written: string, passageCount: number): AnswerLine[] {
  const sentences = written
    .replace(/\r/g, '')
    .replace(/([。;!?\uff1b\uff01\uff1f])[ \t]*((?:\[\d+\][ \t]*)+)/g, '$2$1\n')
    .split(/\n|(?<=[。!?\uff01\uff1f])/);
  return sentences.flatMap((sentence): AnswerLine[] => {
    const numbers = [...sentence.matchAll(/\[(\d{1,2})\]/g)].map(([, number]) => Number(number));
    const text = sentence
      .replace(/\s*\[\d{1,2}\]\s*/g, '')
      .replace(/^[\s\-*•·\d.、]+/, '')
      .trim();
    const isGiven = numbers.length > 0 && numbers.every((one) => one >= 1 && one <= passageCount);
    return isGiven && text.length > 1 ? [{ text, passages: [...new Set(numbers)] }] : [];
  });
}
