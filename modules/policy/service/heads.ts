/** What a row repeats of its text, so that lists need not read the text. */
import type { PolicyContent } from '../contract/content.ts';
import type { PolicyRow } from '../store/tables.ts';

/** The repeated members of a text. */
export function headOf(
  content: PolicyContent,
): Pick<
  PolicyRow,
  'title' | 'issuer' | 'documentNumber' | 'level' | 'topics' | 'effectiveOn' | 'expiresOn'
> {
  const { title, issuer, documentNumber, level, topics, effectiveOn, expiresOn } = content;
  return { title, issuer, documentNumber, level, topics, effectiveOn, expiresOn };
}
