/** Policies as lists show them. */
import type { PolicyLine } from '../contract/shapes.ts';
import { validityOn } from '../rules/validity.ts';
import type { PolicyHead } from '../store/tables.ts';

/** One line, as it stands on a local day; without its three sentences. */
export function lineOf(head: PolicyHead, day: string): PolicyLine {
  const { code, title, issuer, documentNumber, level, topics, effectiveOn } = head;
  const validity = validityOn(head, day);
  return { code, title, issuer, documentNumber, level, topics, validity, effectiveOn, summary: [] };
}
