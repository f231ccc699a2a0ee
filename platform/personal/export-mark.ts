import type { Ctx } from '../context/index.ts';
import { exactInstant } from '../i18n/index.ts';

/** Whose copy a file with personal data is, and when it was taken: its watermark. */
export function exportMark({ actor, clock }: Ctx): string {
  return `${actor.name} ${exactInstant(clock.now())}`;
}
