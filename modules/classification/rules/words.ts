import { cutText } from '#platform/text/segmenter.ts';

/** The words of a folded text; word i covers code units `starts[i]` … `ends[i]`. */
export interface WordList {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** Cuts a folded text into words (jieba with its hidden Markov model); white space is left out. */
export function cutWords(text: string): WordList {
  const pieces = cutText(text);
  const starts = new Int32Array(pieces.length);
  const ends = new Int32Array(pieces.length);
  let count = 0;
  let start = 0;
  for (const piece of pieces) {
    const end = start + piece.length;
    if (piece !== ' ' && piece.trim() !== '') {
      starts[count] = start;
      ends[count++] = end;
    }
    start = end;
  }
  return { starts: starts.subarray(0, count), ends: ends.subarray(0, count) };
}
