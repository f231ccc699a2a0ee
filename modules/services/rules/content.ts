/** What is wrong with an item before it is published. */
import type { ItemContent } from '../contract/item.ts';
import { schemaFaults } from './form.ts';
import { tableFaults } from './eligibility.ts';

/** A fault with the place in the content. */
export interface ContentFault {
  readonly pointer: string;
  readonly detail: string;
}

/** Every fault of an item. @param known codes of all items */
export function contentFaults(content: ItemContent, known: ReadonlySet<string>): ContentFault[] {
  const faults: ContentFault[] = [];
  const at = (pointer: string, details: readonly string[]) =>
    faults.push(...details.map((detail) => ({ pointer: `/content${pointer}`, detail })));
  if (content.promisedDays > content.legalDays && content.legalDays > 0) {
    at('/promisedDays', ['承诺时限不能长于法定时限']);
  }
  if (content.feeFen > 0 && content.feeNote.trim() === '') at('/feeNote', ['收费要写依据']);
  if (content.form) at('/form', schemaFaults(content.form));
  if (content.eligibility) at('/eligibility', tableFaults(content.eligibility));
  const strange = content.eligibility?.rules.flatMap(({ instead }) =>
    instead && !known.has(instead) ? [instead] : [],
  );
  if (strange && strange.length > 0)
    at(
      '/eligibility',
      strange.map((code) => `没有事项“${code}”`),
    );
  return faults;
}
