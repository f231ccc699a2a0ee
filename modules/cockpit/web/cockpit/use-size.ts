import { type RefObject, useEffect, useState } from 'react';

/** The size of an element in pixels, followed; null until it is known. */
export function useSize(
  element: RefObject<HTMLElement | null>,
): { readonly width: number; readonly height: number } | null {
  const [size, setSize] = useState<{ width: number; height: number } | null>(null);
  useEffect(() => {
    const watched = element.current;
    if (!watched) return;
    const watch = new ResizeObserver(([entry]) => {
      const box = entry?.contentRect;
      if (box && box.width > 0) setSize({ width: box.width, height: box.height });
    });
    watch.observe(watched);
    return () => watch.disconnect();
  }, [element]);
  return size;
}
