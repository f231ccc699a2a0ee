import { useEffect, useState } from 'react';

/** A wall that was touched stands still for so long after the last touch. */
const holdSeconds = 60;

/** Seconds for which a touched screen still stands; null while it is left alone. */
export function useHolding(): { readonly seconds: number | null; readonly letGo: () => void } {
  const [seconds, setSeconds] = useState<number | null>(null);
  useEffect(() => {
    const hold = (): void => setSeconds(holdSeconds);
    addEventListener('pointerdown', hold);
    return () => removeEventListener('pointerdown', hold);
  }, []);
  useEffect(() => {
    if (seconds === null) return;
    const timer = setTimeout(() => setSeconds(seconds > 1 ? seconds - 1 : null), 1000);
    return () => clearTimeout(timer);
  }, [seconds]);
  return { seconds, letGo: () => setSeconds(null) };
}
