/** Traditional characters as simplified ones (OpenCC's tables). */
import { Converter } from 'opencc-js/t2cn';

let converter: ((text: string) => string) | undefined;
/** Plain letters and the characters that most texts here consist of need no look into the tables. */
const nothingToConvert = /^[\n -~\u3000-\u303f\uff00-\uffef]*$/;

/** A text with its traditional characters made simplified: 醫療補助 → 医疗补助. */
export function simplified(text: string): string {
  if (nothingToConvert.test(text)) return text;
  const convert = (converter ??= Converter({ from: 't', to: 'cn' }));
  return convert(text);
}
