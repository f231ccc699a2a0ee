/** The one dictionary of Chinese words of the process. */
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';

let segmenter: Jieba | undefined;

/** Cuts a text into words (jieba with its hidden Markov model). The dictionary takes 100 ms to load, so it waits for the first text. */
export function cutText(text: string): string[] {
  segmenter ??= Jieba.withDict(dict);
  return segmenter.cut(text, true);
}
