/** Whether the page on the screen holds personal data: the server says so with each reply. */
const listeners = new Set<() => void>();
let seenAt: string | null = null;

/** Called with each reply. */
export function notePersonalData(header: string | null): void {
  if (header === null) return;
  seenAt = typeof location === 'undefined' ? '' : location.pathname;
  for (const listener of listeners) listener();
}

/** The path on which personal data was last shown; null before that. */
export const personalDataPath = (): string | null => seenAt;

/** Tells when that changes. @returns ends it */
export function onPersonalData(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
