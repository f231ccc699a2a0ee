/** Answers of somebody who is not signed in: kept on the device until they are handed over. */
import { recall, remember } from '#ui/kit/memory.ts';
import type { Answers } from '../../../contract/index.ts';

const keyOf = (code: string): string => `zhenshu.services.${code}`;

/** What was answered on this device for an item. */
export function deviceAnswers(code: string): Answers {
  try {
    const kept: unknown = JSON.parse(recall(keyOf(code)) ?? '{}');
    return kept && typeof kept === 'object' && !Array.isArray(kept) ? (kept as Answers) : {};
  } catch {
    // Cut short by a full disk: nothing that can be read.
    return {};
  }
}

/** Keeps answers on the device; null forgets them. */
export function keepOnDevice(code: string, answers: Answers | null): void {
  remember(keyOf(code), answers === null ? null : JSON.stringify(answers));
}
