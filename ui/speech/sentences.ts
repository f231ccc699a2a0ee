/** Texts cut into pieces that a voice reads in one breath. */

/** Some voices fall silent in the middle of a longer one. */
const longest = 80;

/** The text in sentences, none longer than a voice keeps up; nothing is lost but blanks at the cuts. */
export function sentencesOf(text: string): string[] {
  const whole = text.replace(/\s+/g, ' ').trim();
  if (whole === '') return [];
  return whole
    .split(/(?<=[。!?;！？；])|(?<=\.) /)
    .flatMap((sentence) => cut(sentence.trim()))
    .filter((sentence) => sentence !== '');
}

function cut(sentence: string): string[] {
  const letters = [...sentence];
  if (letters.length <= longest) return [sentence];
  const head = letters.slice(0, longest).join('');
  const comma = Math.max(
    head.lastIndexOf(','),
    head.lastIndexOf('，'),
    head.lastIndexOf('、'),
    head.lastIndexOf(' '),
  );
  const end = comma > 0 ? comma + 1 : head.length;
  return [sentence.slice(0, end).trim(), ...cut(sentence.slice(end).trim())];
}

/**
 * Numbers of cases and telephones are read figure by figure: `QX-20261123-0001-3` as a number of eight places says
 * nothing to anybody. Dates, times and sums stay as they are.
 */
export function spoken(text: string): string {
  return text
    .replace(/\b[A-Z]{2,4}-\d{8}-\d{4}-\d\b/g, (number) =>
      [...number.replaceAll('-', ',')].join(' '),
    )
    .replace(/(?<![\d.])\d{7,}(?![\d.])|\b0\d{2,3}-\d{7,8}\b/g, (number) =>
      [...number.replace('-', ',')].join(' '),
    );
}
