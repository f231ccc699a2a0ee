import type { Finding, PersonalKind } from './finding.ts';
import { foldText, type FoldedText, mayHoldPersonal } from './fold.ts';
import { maskBankCard, maskEmail, maskIdNumber, maskPhone, maskPlate } from './maskers.ts';
import { findNumbers } from './find-numbers.ts';
import { isPlate, PLATE_FIRST } from './validation.ts';

/**
 * Finds and masks personal numbers in free text: mobile and fixed-line numbers, identity numbers,
 * bank cards, licence plates and e-mail addresses, also when written full-width, with spaces,
 * hyphens or dots between, or in Chinese numerals. Names and addresses cannot be told safely from
 * other words and stay. Service numbers (12345, 110, 400…) are nobody's and stay.
 *
 * Measured by its test on 10,000 generated texts: recall ≥ 99.5 %, false alarms ≤ 0.5 %.
 */
export function maskPersonal(text: string): { text: string; findings: Finding[] } {
  if (!mayHoldPersonal(text)) return { text, findings: [] };
  const findings: Finding[] = [];
  // Plain digits first: in 13812345678一直打不通 the 一 belongs to the next word, not the number.
  for (const numeralsToo of [false, true]) {
    const folded = foldText(text, findings, numeralsToo);
    if (numeralsToo && !folded.hasNumerals) break;
    for (const find of [findEmails, findPlates, findNumbers]) {
      const fresh = find(folded).filter((one) => !findings.some((old) => overlaps(one, old)));
      findings.push(...fresh);
    }
  }
  findings.sort((a, b) => a.start - b.start);
  return { text: replaceFindings(text, findings), findings };
}

const EMAIL =
  /(?<![A-Z0-9])[A-Z0-9][A-Z0-9._%+-]{0,63}\s?(?:@|\(AT\)|\[AT\])\s?(?:[A-Z0-9-]{1,63}\s?\.\s?)+[A-Z]{2,}/g;

function findEmails(folded: FoldedText): Finding[] {
  return [...folded.text.matchAll(EMAIL)].map((match) => {
    const value = match[0]
      .replace(/\s/g, '')
      .replace(/[([]AT[)\]]/, '@')
      .toLowerCase();
    return folded.finding('email', match.index, match.index + match[0].length, value);
  });
}

const PLATE_SEPARATOR = '[\\s·•.\\-]{0,2}';
const PLATE_LIKE = new RegExp(
  `[${PLATE_FIRST}]${PLATE_SEPARATOR}[A-HJ-NP-Z](?:${PLATE_SEPARATOR}[A-HJ-NP-Z0-9]){4,6}` +
    `(?:[警学挂港澳领使试超])?(?![A-Z0-9])`,
  'g',
);

function findPlates(folded: FoldedText): Finding[] {
  const found: Finding[] = [];
  for (const match of folded.text.matchAll(PLATE_LIKE)) {
    const fitting = longestPlate(match[0]);
    if (fitting === undefined) continue;
    const value = fitting.replace(/[\s·•.-]/g, '');
    found.push(folded.finding('plate', match.index, match.index + fitting.length, value));
  }
  return found;
}

// A plate may be followed by a number: 湘A12345 3次. Shorter pieces are tried at each separator.
function longestPlate(written: string): string | undefined {
  for (let end = written.length; end >= 7; end -= 1) {
    const ends = end === written.length || /[\s·•.-]/.test(written[end] ?? '');
    const piece = written.slice(0, end);
    if (ends && isPlate(piece.replace(/[\s·•.-]/g, ''))) return piece.trimEnd();
  }
  return undefined;
}

function replaceFindings(text: string, findings: readonly Finding[]): string {
  let masked = '';
  let done = 0;
  for (const { kind, start, end, value } of findings) {
    masked += text.slice(done, start) + maskOf(kind, value);
    done = end;
  }
  return masked + text.slice(done);
}

function maskOf(kind: PersonalKind, value: string): string {
  switch (kind) {
    case 'mobile':
    case 'landline':
      return maskPhone(value);
    case 'identityNumber':
      return maskIdNumber(value, 'public');
    case 'bankCard':
      return maskBankCard(value);
    case 'plate':
      return maskPlate(value);
    case 'email':
      return maskEmail(value);
  }
}

function overlaps(a: Finding, b: Finding): boolean {
  return a.start < b.end && b.start < a.end;
}
