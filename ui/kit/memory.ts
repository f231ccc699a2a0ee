/**
 * Small choices kept on the device. A browser may forbid storage (private windows, full disk):
 * then a choice lasts as long as the page.
 */
export function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Keeps a choice, or forgets it with `null`. */
export function remember(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Nothing is lost but the memory of a choice.
  }
}
