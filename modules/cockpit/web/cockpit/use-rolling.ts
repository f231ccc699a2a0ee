import { useEffect, useRef, useState } from 'react';

const rollMs = 700;

/** A number that rolls to its new value; at once for who wants no motion, and from or to nothing. */
export function useRolling(value: number | null): number | null {
  const [shown, setShown] = useState(value);
  const from = useRef(value);
  useEffect(() => {
    const start = from.current;
    from.current = value;
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (value === null || start === null || start === value || isStill) {
      setShown(value);
      return;
    }
    let frame = 0;
    const began = performance.now();
    const step = (now: number): void => {
      const part = Math.min(1, (now - began) / rollMs);
      const eased = 1 - (1 - part) ** 3;
      setShown(part === 1 ? value : start + (value - start) * eased);
      if (part < 1) frame = requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
    return () => cancelAnimationFrame(frame);
  }, [value]);
  return shown;
}
