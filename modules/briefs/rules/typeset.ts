/** Chinese typesetting: punctuation of texts that come from many hands is brought to full width. */

const wide: Readonly<Record<string, string>> = {
  ',': '\uff0c',
  ';': '\uff1b',
  ':': '\uff1a',
  '?': '\uff1f',
  '!': '\uff01',
  '(': '\uff08',
  ')': '\uff09',
};
const han = /\p{Script=Han}/u;
const digit = /\d/;

/** A Chinese text as it is printed. Numbers, times and texts without Chinese stay as they are. */
export function typeset(text: string): string {
  if (!han.test(text)) return text;
  const signs = [...text];
  return signs
    .map((sign, at) => {
      const full = wide[sign];
      if (full === undefined) return sign;
      const isWithinNumber =
        (sign === ',' || sign === ':') &&
        digit.test(signs[at - 1] ?? '') &&
        digit.test(signs[at + 1] ?? '');
      return isWithinNumber ? sign : full;
    })
    .join('')
    .replace(/([\uff0c\uff1b\uff1a\uff1f\uff01\uff08]) +/g, '$1')
    .replace(/ +([\uff08\uff09])/g, '$1');
}

/** Every Chinese text of a piece of plain data, typeset: the fields called `zh`. */
export function typesetAll<T>(data: T): T {
  if (Array.isArray(data)) return data.map(typesetAll) as T;
  if (typeof data !== 'object' || data === null) return data;
  const entries = Object.entries(data).map(([key, value]) => [
    key,
    key === 'zh' && typeof value === 'string' ? typeset(value) : typesetAll(value as unknown),
  ]);
  return Object.fromEntries(entries) as T;
}
