/** Decisions about sessions of assistance: how long one holds, and what consent it needs. */
import type { Consent, SessionWay } from '../contract/words.ts';

/** Settings of a town as far as sessions go. */
export const houseRules = { idleMinutes: 15, callbackMinutes: 60 } as const;

/** The screen warns so long before a session ends by itself. */
export const warnSeconds = 120;
/** An idle session can be taken up again for so long, while the resident is still there. */
export const resumeMinutes = 30;

interface Standing {
  readonly state: string;
  readonly seenAt: Date;
}

/** When a session ends by itself unless something is done in it. */
export function idleAt({ seenAt }: Pick<Standing, 'seenAt'>, idleMinutes: number): Date {
  return new Date(seenAt.getTime() + idleMinutes * 60_000);
}

/** Whether a clerk may act in it now; the timer that ends it may be late. */
export function isOpen(session: Standing, idleMinutes: number, now: Date): boolean {
  return session.state === 'open' && idleAt(session, idleMinutes).getTime() > now.getTime();
}

/** Whether an ended session can be taken up again. */
export function mayResume(
  session: { readonly endReason: string | null; readonly endedAt: Date | null },
  now: Date,
): boolean {
  const { endReason, endedAt } = session;
  if (endReason !== 'idle' || !endedAt) return false;
  return now.getTime() - endedAt.getTime() <= resumeMinutes * 60_000;
}

/** What is missing of a consent; null when it is whole. */
export function consentFault(
  way: SessionWay,
  given: { readonly consent: Consent; readonly hasFile: boolean; readonly words: string },
): 'file' | 'words' | 'way' | null {
  const { consent, hasFile, words } = given;
  // Nobody signs or shows a card down a telephone line.
  if (way === 'telephone' && (consent === 'signature' || consent === 'card')) return 'way';
  if (way === 'window' && consent === 'spoken') return 'way';
  if (consent === 'signature' || consent === 'voice') return hasFile ? null : 'file';
  return words.trim() === '' ? 'words' : null;
}
