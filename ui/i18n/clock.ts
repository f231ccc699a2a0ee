import { useEffect, useState } from 'react';

let offsetMs = 0;

/**
 * Learns from a reply's `Date` header by how much this device's clock is wrong, so that deadlines
 * read right on a phone that is a day off. Differences under 5 s are latency, not error.
 */
export function learnServerTime(dateHeader: string | null): void {
  const serverMs = dateHeader ? Date.parse(dateHeader) : Number.NaN;
  if (Number.isNaN(serverMs)) return;
  const differenceMs = serverMs - Date.now();
  offsetMs = Math.abs(differenceMs) < 5000 ? 0 : differenceMs;
}

/** Now, by the server's clock as far as it is known. */
export function serverNow(): Date {
  return new Date(Date.now() + offsetMs);
}

/** Now, renewed every `everySeconds`, for times that count down on the screen. */
export function useNow(everySeconds = 30): Date {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), everySeconds * 1000);
    return () => clearInterval(timer);
  }, [everySeconds]);
  return now;
}
